package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.limbeck.VisibleText;
import dev.limbeck.cli.result.Json;
import dev.limbeck.migrate.PlannedChange;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Step;
import org.jspecify.annotations.Nullable;

/**
 * Shows plans.
 */
final class PlanText {

	private PlanText() {
	}

	static Map<String, @Nullable Object> json(Plan plan) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("from", plan.from());
		json.put("steps",
				plan.steps()
					.stream()
					.map((step) -> ordered("revision", step.revision(), "direction", step.direction().code()))
					.toList());
		json.put("heads", plan.heads());
		return json;
	}

	/**
	 * Return a plan, with what is run behind its steps if anything is.
	 * @param plan the steps
	 * @param repeatables names
	 * @return the JSON
	 */
	static Map<String, @Nullable Object> json(Plan plan, List<String> repeatables) {
		Map<String, @Nullable Object> json = json(plan);
		if (!repeatables.isEmpty()) {
			json.put("repeatables", repeatables);
		}
		return json;
	}

	private static Map<String, @Nullable Object> ordered(String name, Object value, String other, Object otherValue) {
		Map<String, @Nullable Object> json = Json.object();
		json.put(name, value);
		json.put(other, otherValue);
		return json;
	}

	/**
	 * Show a plan with where it starts and ends.
	 * @param graph the revisions in files
	 * @param change the plan
	 * @return lines
	 */
	static List<String> lines(RevisionGraph graph, PlannedChange change) {
		Plan plan = change.plan();
		if (change.isEmpty()) {
			return List.of("Nothing to do at " + place(plan.from()) + ".");
		}
		List<String> lines = new ArrayList<>();
		lines.add("From " + place(plan.from()));
		lines.addAll(steps(graph, change));
		lines.add("To " + place(plan.heads()));
		return lines;
	}

	/**
	 * Show the steps of a plan, with the SQL that only the ledger has.
	 * @param graph the revisions in files
	 * @param change the plan
	 * @return lines
	 */
	static List<String> steps(RevisionGraph graph, PlannedChange change) {
		List<String> lines = new ArrayList<>();
		for (Step step : change.plan().steps()) {
			lines.add("  " + line(step, revision(step.revision(), graph, change.rows())));
			String stored = change.shownDowngrade(step.revision());
			if (stored != null) {
				lines.add("    It has no file; the ledger keeps this SQL:");
				stored.strip().lines().forEach((line) -> lines.add("      " + line));
			}
		}
		change.repeatables().names().forEach((name) -> lines.add("  repeatable " + name));
		lines.replaceAll(VisibleText::line);
		return lines;
	}

	private static String line(Step step, Revision revision) {
		String parents = NameList.of(revision.parents(), NameList.BASE);
		String move = switch (step.direction()) {
			case UPGRADE -> parents + " -> " + revision.id();
			case DOWNGRADE -> revision.id() + " -> " + parents;
			case ADD, REMOVE -> revision.id();
		};
		return step.direction().code() + " " + move
				+ (revision.description().isEmpty() ? "" : ", " + revision.description());
	}

	private static Revision revision(String id, RevisionGraph graph, Collection<AppliedRevision> rows) {
		Revision revision = graph.declared(id);
		if (revision != null) {
			return revision;
		}
		return rows.stream()
			.filter((row) -> row.id().equals(id))
			.findFirst()
			.map((row) -> new Revision(id, row.parents(), row.dependsOn(), row.labels(), row.replaces(),
					row.description(), null, ""))
			.orElseGet(() -> new Revision(id, List.of(), List.of(), List.of(), List.of(), "", null, ""));
	}

	private static String place(Collection<String> heads) {
		return VisibleText.line(NameList.of(heads, NameList.BASE));
	}

}
