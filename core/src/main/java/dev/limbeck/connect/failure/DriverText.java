package dev.limbeck.connect.failure;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.postgresql.util.GT;

/**
 * Recognises messages of pgjdbc, which it translates into the language of the JVM.
 */
final class DriverText {

	private static final String ARGUMENT = "\u0001";

	private DriverText() {
	}

	/**
	 * Return a test for one of pgjdbc's messages.
	 * @param key the message in English with {@code {0}} and {@code {1}}, as in pgjdbc's
	 * source
	 * @return whether the driver said this, in whatever language
	 */
	static Predicate<Symptom> is(String key) {
		String[] parts = GT.tr(key, ARGUMENT, ARGUMENT).split(ARGUMENT, -1);
		Pattern pattern = Pattern.compile(Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining(".*")),
				Pattern.DOTALL);
		return (symptom) -> pattern.matcher(symptom.driverMessage()).matches();
	}

	/**
	 * Return a test for any of several messages.
	 * @param keys the messages in English, as in pgjdbc's source
	 * @return whether the driver said one of them
	 */
	static Predicate<Symptom> isAny(String... keys) {
		return Arrays.stream(keys).map(DriverText::is).reduce((symptom) -> false, Predicate::or);
	}

}
