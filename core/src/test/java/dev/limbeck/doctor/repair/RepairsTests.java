package dev.limbeck.doctor.repair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.script.location.Locations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Repairs} and {@link RepairPlan}.
 */
class RepairsTests {

	@TempDir
	private Path root;

	@Test
	void filesOutsideOfTheProjectAreKeptEachForItself() throws IOException {
		Path one = write("one/x.sql", text("a"));
		Path other = write("other/x.sql", text("b"));
		Path copies = plan("one", "other").carryOut(Clock.systemUTC());
		try (Stream<Path> kept = Files.walk(copies)) {
			assertThat(kept.filter(Files::isRegularFile)).extracting(RepairsTests::read)
				.containsExactlyInAnyOrder(text("a"), text("b"));
		}
		assertThat(read(one) + read(other)).doesNotContain("\r");
	}

	@Test
	void aFileThatIsThereIsNotWrittenOver() throws IOException {
		Path file = write("one/0a0b0c0d0e0f.sql", text("aaaa"));
		Path unread = write("one/aaaa.sql", "nobody knows what this was\r\n");
		plan("one").carryOut(Clock.systemUTC());
		assertThat(read(unread)).isEqualTo("nobody knows what this was\r\n");
		assertThat(file).exists();
	}

	@Test
	void whatHasChangedSinceItWasPlannedIsLeftAlone() throws IOException {
		Path file = write("one/a.sql", text("a"));
		RepairPlan plan = plan("one");
		write("one/a.sql", text("a") + "-- later\r\n");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> plan.carryOut(Clock.systemUTC()))
			.withMessageContaining("is not as it was when the plan was made");
		assertThat(read(file)).endsWith("-- later\r\n");
	}

	@Test
	void whatALinkLeadsToIsKept() throws IOException {
		Path shared = write("elsewhere/a.sql", text("a"));
		Files.createDirectories(this.root.resolve("one"));
		Path link = Files.createSymbolicLink(this.root.resolve("one/a.sql"), shared);
		Path copies = plan("one").carryOut(Clock.systemUTC());
		assertThat(link).isSymbolicLink();
		assertThat(read(shared)).doesNotContain("\r");
		assertThat(copies).isDirectoryRecursivelyContaining("glob:**/a.sql");
	}

	@Test
	void filesMayGetEachOthersNames() throws IOException {
		write("one/aaaa.sql", text("bbbb"));
		write("one/bbbb.sql", text("aaaa"));
		plan("one").carryOut(Clock.systemUTC());
		assertThat(read(this.root.resolve("one/aaaa.sql"))).contains("@revision aaaa");
		assertThat(read(this.root.resolve("one/bbbb.sql"))).contains("@revision bbbb");
	}

	@Test
	void aNameIsFreeOnceItsFileHasAnotherOne() throws IOException {
		write("one/0a0b0c0d0e0f.sql", text("bbbb"));
		write("one/bbbb.sql", text("cccc"));
		plan("one").carryOut(Clock.systemUTC());
		assertThat(read(this.root.resolve("one/bbbb.sql"))).contains("@revision bbbb");
		assertThat(this.root.resolve("one/cccc.sql")).exists();
	}

	@Test
	void whereOneCannotBeRenamedAllKeepTheirNames() throws IOException {
		write("one/aaaa.sql", text("bbbb").replace("\r", ""));
		write("one/bbbb.sql", text("aaaa").replace("\r", ""));
		write("one/cccc.sql", text("dddd").replace("\r", ""));
		write("one/dddd.sql", text("cccc").replace("\r", ""));
		List<FileRepair> sorted = plan("one").repairs()
			.stream()
			.sorted(Comparator.comparing(FileRepair::file))
			.toList();
		RepairPlan plan = new RepairPlan(this.root, sorted);
		Files.createDirectories(this.root.resolve("one/.cccc.sql.limbeck"));
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> plan.carryOut(Clock.systemUTC()))
			.withMessageContaining("cccc.sql cannot be mended");
		assertThat(read(this.root.resolve("one/aaaa.sql"))).contains("@revision bbbb");
		assertThat(read(this.root.resolve("one/bbbb.sql"))).contains("@revision aaaa");
	}

	@Test
	void onlyFilesThatGetEachOthersNamesLieAside() throws IOException {
		write("one/0a0b0c0d0e0f.sql", text("bbbb").replace("\r", ""));
		write("one/bbbb.sql", text("cccc").replace("\r", ""));
		RepairPlan plan = plan("one");
		Files.createDirectories(this.root.resolve("one/.bbbb.sql.limbeck"));
		plan.carryOut(Clock.systemUTC());
		assertThat(this.root.resolve("one/cccc.sql")).exists();
	}

	@Test
	void whatAKilledRepairHasHiddenIsPutBackFirst() throws IOException {
		write("one/.aaaa.sql.limbeck", text("bbbb"));
		write("one/bbbb.sql", text("aaaa"));
		assertThat(plan("one").lines()).singleElement()
			.asString()
			.endsWith("it is called aaaa.sql again, which a repair that did not end has hidden");
		plan("one").carryOut(Clock.systemUTC());
		assertThat(this.root.resolve("one/.aaaa.sql.limbeck")).doesNotExist();
		plan("one").carryOut(Clock.systemUTC());
		assertThat(read(this.root.resolve("one/bbbb.sql"))).contains("@revision bbbb");
	}

	@Test
	void whatIsHiddenComesBackBesideTheFileThatHasItsName() throws IOException {
		write("one/.bbbb.sql.limbeck", text("aaaa"));
		write("one/bbbb.sql", text("bbbb"));
		plan("one").carryOut(Clock.systemUTC());
		assertThat(read(this.root.resolve("one/bbbb_restored.sql"))).contains("@revision aaaa");
		assertThat(read(this.root.resolve("one/bbbb.sql"))).contains("@revision bbbb");
	}

	@Test
	void noMarkIsLeftOfSeveral() throws IOException {
		Path file = write("one/a.sql", "\uFEFF\uFEFF" + text("a"));
		plan("one").carryOut(Clock.systemUTC());
		assertThat(read(file)).startsWith("-- @revision a");
	}

	@Test
	void whatBelongsToANameIsLeftAndTheRestIsTakenOut() throws IOException {
		Path file = write("one/a.sql",
				text("a").replace("SELECT 1;", "SELECT 1 AS a\u200Bb; -- x\u200By").replace("\r", ""));
		plan("one").carryOut(Clock.systemUTC());
		assertThat(read(file)).contains("AS a\u200Bb; -- xy");
		assertThat(plan("one").isEmpty()).isTrue();
	}

	private RepairPlan plan(String... folders) throws IOException {
		List<String> locations = Stream.of(folders).map((folder) -> "file:" + this.root.resolve(folder)).toList();
		return Repairs.plan(Locations.of(locations, getClass().getClassLoader()),
				Files.createDirectories(this.root.resolve("project")), RevisionFileSettings.DEFAULT);
	}

	private Path write(String name, String text) throws IOException {
		Path file = this.root.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(String id) {
		return "-- @revision " + id + "\r\n-- @upgrade\r\nSELECT 1;\r\n-- @downgrade\r\n";
	}

}
