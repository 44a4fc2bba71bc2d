package dev.limbeck.diff.rule;

import dev.limbeck.schema.Fact;

/**
 * When triggers and rules fire.
 */
public final class Enabling {

	private Enabling() {
	}

	/**
	 * Return the clause that says when something fires.
	 * @param fact a trigger, a rule or an event trigger
	 * @return for example {@code DISABLE}
	 */
	public static String of(Fact fact) {
		return fact.get("enabled", "ENABLE");
	}

	public static boolean differs(Fact from, Fact to) {
		return !of(from).equals(of(to));
	}

}
