package dev.limbeck.diff.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.limbeck.VisibleText;
import dev.limbeck.diff.Action;
import dev.limbeck.diff.Hazard;
import dev.limbeck.diff.Plan;
import dev.limbeck.diff.Verb;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * A plan as SQL that people read: a summary, and its hazards beside the statements.
 *
 * @param plan the plan
 * @param left what is left to be dropped, and only shown
 */
public record PlanScript(Plan plan, Plan left) {

	private static final String COMMENT = "-- ";

	private static final int IN_A_LINE = 5;

	/**
	 * Return what changes and what is dangerous about it.
	 * @return comments, one line each
	 */
	public List<String> summary() {
		List<String> lines = new ArrayList<>();
		Map<FactId, Set<Verb>> verbs = new LinkedHashMap<>();
		this.plan.actions()
			.stream()
			.filter((action) -> !action.sql().isEmpty())
			.forEach((action) -> verbs.computeIfAbsent(action.subject(), (id) -> new TreeSet<>()).add(action.verb()));
		Map<String, List<String>> groups = new LinkedHashMap<>();
		verbs.forEach((id, how) -> groups.computeIfAbsent(word(how), (word) -> new ArrayList<>()).add(id.toString()));
		groups.forEach((word, what) -> addTo(lines, word, what));
		this.plan.actions()
			.stream()
			.flatMap((action) -> hazards(action).stream())
			.map(PlanScript::text)
			.distinct()
			.forEach((hazard) -> lines.add(comment("Careful: " + hazard + ".")));
		if (!this.left.isEmpty()) {
			addTo(lines, "Not done, but shown at the end, to drop", dropped());
		}
		return lines;
	}

	private static void addTo(List<String> lines, String word, List<String> what) {
		for (int from = 0; from < what.size(); from += IN_A_LINE) {
			List<String> some = what.subList(from, Math.min(what.size(), from + IN_A_LINE));
			lines.add(comment(((from == 0) ? word + ": " : "  ") + String.join(", ", some)
					+ ((from + IN_A_LINE < what.size()) ? "," : "")));
		}
	}

	// With a table all of its columns are lost.
	private static List<Hazard> hazards(Action action) {
		return action.hazards()
			.stream()
			.filter((hazard) -> hazard.type() != Hazard.Type.DATA_LOSS || hazard.on().kind() != FactKind.COLUMN
					|| action.subject().kind() != FactKind.TABLE)
			.toList();
	}

	// What is made anew loses nothing but values of enums.
	private List<String> dropped() {
		Set<FactId> made = this.left.actions()
			.stream()
			.filter((action) -> action.verb() == Verb.CREATE)
			.map(Action::subject)
			.collect(Collectors.toSet());
		return this.left.actions()
			.stream()
			.filter((action) -> action.verb() == Verb.DROP && !action.sql().isEmpty())
			.map(Action::subject)
			.filter((id) -> !made.contains(id) || id.kind() == FactKind.ENUM_TYPE)
			.map((id) -> (made.contains(id) ? "values of " : "") + id)
			.toList();
	}

	// Whatever objects are called, the comment ends with its line.
	private static String comment(String text) {
		return COMMENT + VisibleText.line(text);
	}

	private static String word(Set<Verb> verbs) {
		if (verbs.contains(Verb.CREATE) && verbs.size() > 1) {
			return "Built anew";
		}
		if (verbs.contains(Verb.DROP)) {
			return "Taken away";
		}
		return switch (verbs.iterator().next()) {
			case CREATE -> "Added";
			case ALTER -> "Changed";
			case RENAME -> "Given another name";
			case DROP -> "Taken away";
		};
	}

	/**
	 * Return what is dangerous in words.
	 * @param hazard a hazard
	 * @return a sentence without its full stop
	 */
	public static String text(Hazard hazard) {
		return switch (hazard.type()) {
			case DATA_LOSS -> "what " + hazard.on() + " holds is lost";
			case REWRITE -> "all rows of " + hazard.on() + " are written anew, while nobody can read them";
			case SCAN -> "all rows of " + hazard.on() + " are read";
			case BY_HAND -> hazard.on() + " is left to be completed by hand";
			case INDEX_BUILD -> "an index on " + hazard.on() + " is built, while nobody can write to it";
		};
	}

	/**
	 * Return the statements, each with its hazards as comments before it, and at the end
	 * what is left as comments.
	 * @return lines
	 */
	public List<String> statements() {
		List<String> lines = new ArrayList<>();
		this.plan.settings().forEach((setting) -> lines.add(setting + ";"));
		this.plan.actions().forEach((action) -> add(lines, action, ""));
		if (!this.left.isEmpty()) {
			lines.add("");
			lines.add(COMMENT + "To be dropped when nobody needs it any more:");
			this.left.actions().forEach((action) -> add(lines, action, COMMENT));
		}
		return lines;
	}

	private static void add(List<String> lines, Action action, String before) {
		if (action.sql().isEmpty()) {
			return;
		}
		if (!lines.isEmpty() && before.isEmpty()) {
			lines.add("");
		}
		hazards(action).forEach((hazard) -> lines.add(comment("Careful: " + text(hazard) + ".")));
		if (!action.transactional() && !action.isConcurrent()) {
			lines.add(COMMENT + "To be committed before what follows can use it.");
		}
		for (String statement : action.sql()) {
			(statement + ";").lines().forEach((line) -> lines.add((before + line).stripTrailing()));
		}
	}

}
