package dev.limbeck.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.limbeck.extent.Extent;
import dev.limbeck.fuzz.Mutation;
import dev.limbeck.revision.Revision;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a header says does not depend on whether the SQL below it is read.
 */
class PlainHeaderTests {

	private static final String ORIGIN = "db/20261120_a_file.sql";

	private static final String FILE = """
			-- Give reminders a due d\u00e4te
			--
			-- @author Joe
			-- @revision 3b7a1d2e4f56
			-- @revises  2a3f4c9d1cde, 77aa
			-- @depends-on billing
			-- @branch   due.dates
			-- @created  2026-11-20T09:30:00Z

			-- @upgrade
			-- it's
			ALTER TABLE important ADD due_at timestamptz;

			-- @downgrade
			DROP TABLE important;
			""";

	private static final String WITHOUT_SECTIONS = """
			------------------------
			-- @revision a
			-- @transaction none
			  -- @created 2026-11-20
			/* no */ VACUUM;
			""";

	private static final String[] WORDS = { "-- @revises b\n", "-- @revision c\n", "/* c */", "-- @upgrade\n",
			"-- @downgrade\n", "-- @batch\n", "-- @Revision d\n", "--@branch x y\n", "-- @finish a\n", "SELECT 1;\n",
			"\uFEFF", "\u00A0", "\r", "\r\n", "\f", "\u000B", "\t", "\u0000", "\u007F", "-", "--", ";", "\\connect x\n",
			"-- words\n", "'", "$$", "@", "\uFFFD", "\uD83D\uDE80" };

	static Stream<String> ordinary() {
		String sectionless = WITHOUT_SECTIONS.replace("/* no */ ", "");
		return Stream.of(FILE, FILE.replace("\n", "\r\n"), "\uFEFF" + FILE, "\uFEFF\uFEFF" + FILE, sectionless,
				"\uFEFF" + sectionless, "-- @revision a\n-- @upgrade",
				"\n \t\n -- @revision a\n\n--@downgrade\n-- @upgrade\nSELECT '");
	}

	static Stream<String> cases() throws IOException {
		Stream<String> markers = MarkerCase.all().map(PlainHeaderTests::text);
		return Stream.concat(markers, Stream.of("broken-scripts", "split", "graph").flatMap(PlainHeaderTests::files));
	}

	@ParameterizedTest
	@MethodSource("ordinary")
	void ofAnOrdinaryFileOnlyTheHeaderIsRead(String text) {
		assertThat(plain(text.replace("SELECT '", "SELECT 1"))).isNotNull().isEqualTo(full(text.replace("'", "")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-- @upgrade\nSELECT 1;", "-- words\n", "/* c */\n-- @revision a\n-- @upgrade\n",
			"-- @revision a\n", "-- @revision a\n-- @batch\n-- @upgrade\n", "-- @revision a\u00A0\n-- @upgrade\n",
			"-- @revision a\r-- @upgrade\n", "-- @revision a b\n-- @upgrade\n", "\\c x\n-- @revision a\n-- @upgrade" })
	void whateverElseStandsThereIsReadWhole(String text) {
		assertThat(plain(text)).isNull();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void bothTellTheSameOfEveryCase(String text) {
		compare(text);
		compare(text.replace("\n", "\r\n"));
		compare("\uFEFF" + text);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2 })
	void bothTellTheSameOfMutations(long seed) {
		Mutation mutation = new Mutation(List.of(FILE, WITHOUT_SECTIONS, "-- @revision a\nSELECT 1;\n-- @upgrade\n"),
				List.of(WORDS), new Random(seed));
		for (int i = 0; i < Extent.choose(1_000, 20_000); i++) {
			compare(mutation.next());
		}
	}

	@Test
	void bytesThatAreNoTextAreLeftToTheReaderOfAll() {
		byte[] bytes = FILE.getBytes(StandardCharsets.ISO_8859_1);
		assertThat(PlainHeader.read(ORIGIN, bytes)).isNull();
	}

	private static void compare(String text) {
		Revision full = full(text);
		Revision plain = plain(text);
		assertThat(full == null || plain == null || plain.equals(full)).as("%s%n%s%n%s", text, plain, full).isTrue();
	}

	private static @Nullable Revision plain(String text) {
		return PlainHeader.read(ORIGIN, text.getBytes(StandardCharsets.UTF_8));
	}

	private static @Nullable Revision full(String text) {
		try {
			return RevisionScript.parse(SourceText.decode(ORIGIN, text.getBytes(StandardCharsets.UTF_8))).revision();
		}
		catch (ScriptException ex) {
			return null;
		}
	}

	private static String text(MarkerCase marker) {
		try {
			return marker.text();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<String> files(String folder) {
		try (Stream<Path> files = Files.walk(Path.of("src/test/resources/cases", folder))) {
			return files.filter((file) -> file.toString().endsWith(".sql")).sorted().map((file) -> {
				try {
					return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
