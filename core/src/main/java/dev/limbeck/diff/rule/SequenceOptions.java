package dev.limbeck.diff.rule;

import java.math.BigInteger;

import dev.limbeck.schema.Fact;

/**
 * The options of a sequence, of its own or behind an identity column.
 */
public final class SequenceOptions {

	private SequenceOptions() {
	}

	/**
	 * Return the options that are not the usual ones.
	 * @param fact a sequence or an identity
	 * @return the SQL, with a blank before each
	 */
	public static String unusual(Fact fact) {
		boolean descending = fact.need("increment").startsWith("-");
		String first = descending ? fact.need("max_value") : fact.need("min_value");
		StringBuilder options = new StringBuilder();
		if (!fact.need("increment").equals("1")) {
			options.append(" INCREMENT BY ").append(fact.need("increment"));
		}
		if (fact.has("min")) {
			options.append(" MINVALUE ").append(fact.need("min"));
		}
		if (fact.has("max")) {
			options.append(" MAXVALUE ").append(fact.need("max"));
		}
		if (!fact.need("start").equals(first)) {
			options.append(" START WITH ").append(fact.need("start"));
		}
		if (!fact.need("cache").equals("1")) {
			options.append(" CACHE ").append(fact.need("cache"));
		}
		return options.append(fact.has("cycle") ? " CYCLE" : "").toString();
	}

	/**
	 * Return all options, so that what was set before does not matter.
	 * @param from what is so
	 * @param to what is to be so
	 * @param set what stands before each
	 * @return the SQL, with a blank before each
	 */
	public static String all(Fact from, Fact to, String set) {
		return set + "INCREMENT BY " + to.need("increment") + set + bound(to, "min", "MINVALUE") + set
				+ bound(to, "max", "MAXVALUE") + set + "START WITH " + to.need("start") + set + "CACHE "
				+ to.need("cache") + set + (to.has("cycle") ? "CYCLE" : "NO CYCLE")
				+ (isOutside(from, to) ? restart(set) + to.need("start") : "");
	}

	private static String restart(String set) {
		return set.replace("SET ", "") + "RESTART WITH ";
	}

	private static String bound(Fact fact, String name, String keyword) {
		return fact.has(name) ? keyword + " " + fact.need(name) : "NO " + keyword;
	}

	// A sequence that nobody has used stands at its start.
	private static boolean isOutside(Fact from, Fact to) {
		BigInteger start = number(from, "start");
		return start.compareTo(number(to, "min_value")) < 0 || start.compareTo(number(to, "max_value")) > 0;
	}

	private static BigInteger number(Fact fact, String name) {
		return new BigInteger(fact.need(name));
	}

}
