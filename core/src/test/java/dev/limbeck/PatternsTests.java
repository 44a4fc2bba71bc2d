package dev.limbeck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.limbeck.extent.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each regular expression of the sources looks at each character of a text a bounded
 * number of times, whatever the text is. Counted, not timed.
 */
class PatternsTests {

	private static final int LENGTH = 1 << 13;

	/** Long enough to tell what is quadratic: a character of it has a thousand looks. */
	private static final int ENOUGH = Extent.choose(1 << 11, LENGTH);

	private static final int MEGABYTE = 1 << 20;

	/**
	 * How much dearer a character may be in a long text: were it quadratic, it were 128.
	 */
	private static final int DEARER = 3;

	/** What texts are long at most that meet the patterns of the list. */
	private static final int SHORT = 1 << 8;

	/** How often a character is looked at, at most. */
	private static final long LOOKS = 400;

	/** Patterns that are matched from the beginning alone, or meet short texts. */
	private static final Set<String> LISTED = read(Path.of("src/test/resources/bounded-patterns.txt")).lines()
		.filter((line) -> !line.startsWith("#"))
		.map((line) -> line.split("\t", 2)[1])
		.collect(Collectors.toUnmodifiableSet());

	private static final Set<String> ANCHORED = read(Path.of("src/test/resources/bounded-patterns.txt")).lines()
		.filter((line) -> line.matches(".*\\bbeginning\\b[^\t]*\t.*") && !line.startsWith("#"))
		.map((line) -> line.split("\t", 2)[1])
		.collect(Collectors.toUnmodifiableSet());

	private static final List<String> REPEATED = List.of(" ", "\t", "\n", " \n", "a", "aA", "A", "0", "0_", "a.", "-",
			"--", "_", ".", ",", ":", "::", "=", "/", "//", "://", "://a:", "'", "''", "\"", "\\", "\\\"", "$", "$a$",
			"{", "{{", "{{a", "${", "$(", "%a", "(", "[", "@", "a@", "a b", "a=", "a b=", "password=", "password '",
			"password/*", "curl ", "/* limbeck ", "COPY , a", "ALTER TYPE ", "ADD VALUE ", "SET ", "TO ",
			"jdbc:postgresql:?service=a&", "0:", "\"0:0", "é", "e\u0301", "1.", "key", "authorization: basic ",
			"password = ", "password=a\\", "password=''a''''", "secret\":\"", "secret\":", "SECRET_KEY=",
			"set a.secret ", "set a.", "://a:a@", "curl -u a:", "curl a");

	private static final String LITERALS = "(\"(?:[^\"\\\\\\n]|\\\\.)*+\"(?:\\s*\\+\\s*\"(?:[^\"\\\\\\n]|\\\\.)*+\")*+)\\s*";

	// Of two arguments the first is a pattern; one alone is what a matcher puts in place.
	private static final Pattern LITERAL_ARGUMENT = Pattern
		.compile("(?:Pattern\\s*\\.compile|\\.matches|\\.split)\\(\\s*" + LITERALS
				+ "[,)]|\\.replace(?:All|First)\\(\\s*" + LITERALS + ",");

	private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");

	/** The escape of a character, which patterns understand, too. */
	private static final Pattern UNICODE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*+)\\\\u+");

	private static final List<Pattern> PATTERNS = all();

	@Test
	void allAreLinear() {
		Map<String, String> slow = new TreeMap<>();
		PATTERNS.forEach((pattern) -> REPEATED.stream()
			.filter((repeated) -> !isLinear(pattern, repeated))
			.findFirst()
			.ifPresent((repeated) -> slow.put(pattern.pattern(), repeated)));
		assertThat(slow).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("some")
	void aMegabyteOfItsWorstCaseCostsNoMoreForEachCharacter(Pattern pattern) {
		boolean anchored = ANCHORED.contains(pattern.pattern());
		Form worst = REPEATED.stream()
			.flatMap(Form::of)
			.max(Comparator.comparingLong((form) -> looks(pattern, form.text(LENGTH), anchored)))
			.orElseThrow();
		long few = Math.max(looks(pattern, worst.text(LENGTH), anchored), LENGTH);
		assertThat(looks(pattern, worst.text(MEGABYTE), anchored)).as("%s", worst)
			.isLessThanOrEqualTo(DEARER * few * (MEGABYTE / LENGTH));
	}

	// In each build those of every twenty-fourth place.
	static Stream<Pattern> some() {
		List<Pattern> wanted = PATTERNS.stream().filter(PatternsTests::meetsLongTexts).toList();
		int step = Extent.choose(24, 1);
		return IntStream.range(0, wanted.size()).filter((i) -> i % step == 0).mapToObj(wanted::get);
	}

	private static boolean meetsLongTexts(Pattern pattern) {
		return !LISTED.contains(pattern.pattern()) || ANCHORED.contains(pattern.pattern());
	}

	@Test
	void theListNamesOnlyWhatIsThere() {
		assertThat(PATTERNS.stream().map(Pattern::pattern)).hasSizeGreaterThan(80).containsAll(LISTED);
	}

	private static boolean isLinear(Pattern pattern, String repeated) {
		int length = LISTED.contains(pattern.pattern()) ? SHORT : ENOUGH;
		return Form.of(repeated).allMatch((form) -> looks(pattern, form.text(length), false) <= LOOKS * ENOUGH);
	}

	private static long looks(Pattern pattern, String text, boolean anchored) {
		long most = LOOKS * Math.max(LENGTH, text.length());
		CountedText counted = new CountedText(text, 0, text.length(), new long[] { most });
		try {
			Matcher matcher = pattern.matcher(counted);
			matcher.matches();
			matcher.reset();
			matcher.lookingAt();
			matcher.reset();
			while (!anchored && matcher.find()) {
				counted.looks()[0]--;
			}
			return most - counted.looks()[0];
		}
		catch (TooManyLooks | StackOverflowError ex) {
			return Long.MAX_VALUE / 2;
		}
	}

	private static List<Pattern> all() {
		Map<String, Pattern> patterns = new TreeMap<>();
		Stream.concat(constants(), written()).forEach((pattern) -> patterns.put(pattern.pattern(), pattern));
		return List.copyOf(patterns.values());
	}

	private static Stream<Pattern> constants() {
		return new ClassFileImporter().withImportOption(Rooms.withoutTests())
			.importPackages("dev.limbeck")
			.stream()
			.map(JavaClass::reflect)
			.flatMap((type) -> Stream.of(type.getDeclaredFields()))
			.filter((field) -> Modifier.isStatic(field.getModifiers()) && field.getType() == Pattern.class)
			.map(PatternsTests::value);
	}

	private static Pattern value(Field field) {
		try {
			field.setAccessible(true);
			return (Pattern) field.get(null);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// What is put together from constants is among the constants.
	private static Stream<Pattern> written() {
		return Stream.of("core", "cli", "autoconfigure")
			.map((module) -> Path.of("..", module, "src/main/java"))
			.flatMap(PatternsTests::sources)
			.flatMap((source) -> LITERAL_ARGUMENT.matcher(source).results())
			.map((argument) -> (argument.group(1) != null) ? argument.group(1) : argument.group(2))
			.map((argument) -> LITERAL.matcher(argument)
				.results()
				.map((literal) -> UNICODE.matcher(literal.group(1)).replaceAll("$1\\\\\\\\u").translateEscapes())
				.collect(Collectors.joining()))
			.collect(Collectors.toCollection(TreeSet::new))
			.stream()
			.map(Pattern::compile);
	}

	private static Stream<String> sources(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(".java")).map(PatternsTests::read).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Something that is repeated, with what stands around it.
	 */
	private record Form(String before, String repeated, String after) {

		static Stream<Form> of(String repeated) {
			return Stream.of(new Form("", repeated, ""), new Form("a", repeated, "\u0000"), new Form("'", repeated, ""),
					new Form("://", repeated, ""));
		}

		String text(int length) {
			return this.before + this.repeated.repeat(length / this.repeated.length()) + this.after;
		}

	}

	/**
	 * A text that counts how often it is looked at.
	 */
	private record CountedText(String text, int start, int end, long[] looks) implements CharSequence {

		@Override
		public int length() {
			return this.end - this.start;
		}

		@Override
		public char charAt(int index) {
			if (--this.looks[0] < 0) {
				throw new TooManyLooks();
			}
			return this.text.charAt(this.start + index);
		}

		@Override
		public CharSequence subSequence(int from, int to) {
			return new CountedText(this.text, this.start + from, this.start + to, this.looks);
		}

		@Override
		public String toString() {
			return this.text.substring(this.start, this.end);
		}

	}

	/**
	 * A pattern is not linear.
	 */
	private static final class TooManyLooks extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private TooManyLooks() {
			super(null, null, false, false);
		}

	}

}
