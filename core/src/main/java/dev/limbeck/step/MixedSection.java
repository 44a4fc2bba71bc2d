package dev.limbeck.step;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.script.Section;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SqlStatement;

/**
 * Tells into which revisions a section is to be split that holds statements for a
 * transaction and others that PostgreSQL refuses inside one.
 *
 * @param step the section
 */
record MixedSection(SqlStep step) {

	private static final int SHOWN = 6;

	/** What these words do, only the next one tells. */
	private static final Set<String> OF_TWO_WORDS = Set.of("ALTER", "COMMENT", "CREATE", "DELETE", "DROP", "INSERT",
			"REFRESH", "REINDEX", "SET");

	/**
	 * Return what is wrong with the section.
	 * @return a problem at the first statement that is refused
	 */
	ScriptProblem problem() {
		SqlStatement first = section().statements()
			.stream()
			.filter((statement) -> section().refusal(statement) != null)
			.findFirst()
			.orElseThrow();
		return new ScriptProblem(this.step.at(first.start()), "mixed-transactions",
				"PostgreSQL refuses this statement inside a transaction (" + section().refusal(first)
						+ "), and the section holds others that belong into one",
				action());
	}

	private String action() {
		List<Group> groups = groups();
		List<String> parts = groups.stream().limit(SHOWN).map(this::describe).toList();
		return "Split the " + this.step.direction().code() + " of " + this.step.origin() + " into " + groups.size()
				+ " revisions, one after the other: " + String.join("; ", parts)
				+ ((groups.size() > SHOWN) ? "; and so on" : "")
				+ ". Or put \"-- @transaction none\" directly under \"-- @" + this.step.direction().code()
				+ "\": then the statements run one by one, and what is done stays done if a later one fails.";
	}

	private Section section() {
		return this.step.section();
	}

	// Settings go with the statements behind them.
	private List<Group> groups() {
		List<Group> groups = new ArrayList<>();
		List<SqlStatement> settings = new ArrayList<>();
		for (SqlStatement statement : section().statements()) {
			if (statement.setsSession()) {
				settings.add(statement);
				continue;
			}
			boolean refused = section().refusal(statement) != null;
			Group last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
			Group group = (last != null && last.refused() == refused) ? last : started(groups, refused);
			group.statements().addAll(settings);
			group.statements().add(statement);
			settings.clear();
		}
		return groups;
	}

	private static Group started(List<Group> groups, boolean refused) {
		Group group = new Group(refused, new ArrayList<>());
		groups.add(group);
		return group;
	}

	private String describe(Group group) {
		int first = group.statements().get(0).line();
		int last = group.statements().get(group.statements().size() - 1).line();
		Set<String> kinds = new LinkedHashSet<>();
		group.statements().forEach((statement) -> kinds.add(kind(statement)));
		List<String> shown = kinds.stream().limit(3).toList();
		return ((first == last) ? "line " + first : "lines " + first + " to " + last) + " (" + String.join(", ", shown)
				+ ((kinds.size() > shown.size()) ? " ..." : "") + ")";
	}

	private static String kind(SqlStatement statement) {
		List<String> words = statement.keywords();
		int count = words.contains("CONCURRENTLY") ? words.indexOf("CONCURRENTLY") + 1
				: (!words.isEmpty() && OF_TWO_WORDS.contains(words.get(0))) ? 2 : 1;
		return String.join(" ", words.subList(0, Math.min(count, words.size())));
	}

	/**
	 * Statements that follow each other and are run alike.
	 *
	 * @param refused whether PostgreSQL refuses them inside a transaction
	 * @param statements the statements
	 */
	private record Group(boolean refused, List<SqlStatement> statements) {

	}

}
