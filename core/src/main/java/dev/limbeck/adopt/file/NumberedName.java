package dev.limbeck.adopt.file;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;

/**
 * A name that begins with a number: {@code 0001_make_orders}.
 *
 * @param digits the number as it is written
 * @param words what stands behind it, with blanks between the words
 */
record NumberedName(String digits, String words) {

	/** By their numbers, whatever zeros stand in front. */
	static final Comparator<NumberedName> ORDER = Comparator.comparing(NumberedName::number);

	/**
	 * Read a name.
	 * @param stem the name, without what it ends with
	 * @return what it says, or nothing if it does not begin with a number
	 */
	static Optional<NumberedName> of(String stem) {
		int end = 0;
		while (end < stem.length() && stem.charAt(end) >= '0' && stem.charAt(end) <= '9') {
			end++;
		}
		boolean numbered = end > 0 && (end == stem.length() || "_-.".indexOf(stem.charAt(end)) >= 0);
		return numbered
				? Optional
					.of(new NumberedName(stem.substring(0, end), stem.substring(end).replaceAll("[_-]", " ").strip()))
				: Optional.empty();
	}

	BigInteger number() {
		return new BigInteger(this.digits);
	}

	/**
	 * Return the number as a table of numbers has it.
	 * @return without zeros in front
	 */
	String key() {
		return number().toString();
	}

}
