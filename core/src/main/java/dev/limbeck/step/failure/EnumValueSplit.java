package dev.limbeck.step.failure;

import java.util.List;
import java.util.regex.Pattern;

import dev.limbeck.step.SqlStep;

/**
 * Tells into which revisions a section is to be split that uses an enum value which it
 * adds itself.
 *
 * @param step the section
 */
record EnumValueSplit(SqlStep step) {

	private static final Pattern ADD_VALUE = Pattern.compile("(?is)ALTER\\s+TYPE\\b.*\\bADD\\s+VALUE\\b.*");

	/**
	 * Return what to do.
	 * @param place where the value was used
	 * @return the split
	 */
	String action(FailurePlace place) {
		List<String> added = added();
		String used = "line " + this.step.section().source().line(place.offset());
		String adds = added.isEmpty() ? "what adds the value"
				: "ALTER TYPE ... ADD VALUE (line " + String.join(", ", added) + ")";
		return "A new enum value can be used once the transaction is committed that added it. Split the "
				+ this.step.direction().code() + " of " + this.step.origin() + ": leave " + adds
				+ " where it is, and move the statement in " + used
				+ ", and what needs it, to a new revision that revises this one.";
	}

	/**
	 * Return where the section adds values.
	 * @return the lines of the statements
	 */
	List<String> added() {
		return this.step.section()
			.statements()
			.stream()
			.filter((statement) -> statement.startsWith("ALTER", "TYPE")
					&& ADD_VALUE.matcher(this.step.section().text(statement)).matches())
			.map((statement) -> String.valueOf(statement.line()))
			.toList();
	}

}
