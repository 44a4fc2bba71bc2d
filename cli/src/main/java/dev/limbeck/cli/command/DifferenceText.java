package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.limbeck.VisibleText;
import dev.limbeck.cli.result.Json;
import dev.limbeck.diff.Action;
import dev.limbeck.diff.Change;
import dev.limbeck.diff.Hazard;
import dev.limbeck.diff.script.PlanScript;
import dev.limbeck.model.Difference;
import dev.limbeck.proof.ProofReport;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a difference: SQL with a head of comments, or JSON.
 */
final class DifferenceText {

	private final Difference difference;

	private final PlanScript script;

	DifferenceText(Difference difference) {
		this.difference = difference;
		this.script = new PlanScript(difference.plan(), difference.left());
	}

	List<String> lines(@Nullable ProofReport report) {
		List<String> lines = new ArrayList<>();
		if (isSame()) {
			lines.add("-- They are the same.");
		}
		lines.addAll(this.script.summary());
		this.difference.offered()
			.forEach((offered) -> comment(lines,
					"Perhaps only another name: --renamed " + RenameOptions.pair(offered) + " says so."));
		this.difference.notes().forEach((note) -> comment(lines, note));
		this.difference.unread().forEach((what) -> comment(lines, "Not compared: " + what + "."));
		if (report != null) {
			addProof(lines, report);
		}
		List<String> statements = this.script.statements();
		if (!statements.isEmpty()) {
			lines.add("");
			lines.addAll(statements);
		}
		return lines;
	}

	boolean isSame() {
		return this.script.plan().isEmpty() && this.script.left().isEmpty();
	}

	private static void addProof(List<String> lines, ProofReport report) {
		comment(lines,
				report.isProven() ? "Proven there and back, with rows in " + tables(report) + "." : "NOT PROVEN:");
		report.problems().forEach((problem) -> comment(lines, "  " + word(problem) + ": " + problem.description()));
		report.empty().forEach((table) -> comment(lines, "No rows could be made for " + table));
	}

	static String tables(ProofReport report) {
		return report.tables() + ((report.tables() == 1) ? " table" : " tables");
	}

	static String word(ProofReport.Problem problem) {
		return switch (problem.stage()) {
			case COPY -> "the old side cannot be copied";
			case GOAL -> "the new side cannot be made";
			case THERE -> "there";
			case ROWS -> "rows";
			case BACK -> "back";
		};
	}

	private static void comment(List<String> lines, String text) {
		text.lines().forEach((line) -> lines.add("-- " + VisibleText.line(line)));
	}

	Map<String, ?> json(@Nullable ProofReport report) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("fingerprint", this.difference.before().fingerprint());
		json.put("changes", this.difference.changes().stream().map(DifferenceText::json).toList());
		json.put("statements",
				this.script.plan().actions().stream().flatMap((action) -> json(action).stream()).toList());
		json.put("left", this.script.left().actions().stream().flatMap((action) -> json(action).stream()).toList());
		json.put("hazards", this.difference.plan().hazards().stream().distinct().map(DifferenceText::json).toList());
		json.put("notCompared", this.difference.unread());
		if (report != null) {
			json.put("proof", proof(report));
		}
		return json;
	}

	private static Map<String, ?> json(Change change) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("kind", change.id().kind().label());
		json.put("name", change.id().names());
		json.put("change", (change.from() == null) ? "added" : (change.to() == null) ? "removed" : "changed");
		json.put("from", attributes(change.from()));
		json.put("to", attributes(change.to()));
		return json;
	}

	private static @Nullable Map<String, String> attributes(@Nullable Fact fact) {
		return (fact != null) ? fact.attributes() : null;
	}

	private static List<Map<String, ?>> json(Action action) {
		List<Map<String, ?>> statements = new ArrayList<>();
		for (String sql : action.sql()) {
			Map<String, @Nullable Object> json = Json.object();
			json.put("action", action.verb().name().toLowerCase(Locale.ROOT));
			json.put("kind", action.subject().kind().label());
			json.put("name", action.subject().names());
			json.put("sql", sql);
			json.put("transactional", action.transactional());
			json.put("hazards", action.hazards().stream().map(DifferenceText::json).toList());
			json.put("locks",
					action.locks()
						.stream()
						.map((lock) -> Map.of("name", lock.on().names(), "mode", lock.mode().toString()))
						.toList());
			statements.add(json);
		}
		return statements;
	}

	private static Map<String, ?> json(Hazard hazard) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("type", hazard.type().name().toLowerCase(Locale.ROOT));
		json.put("kind", hazard.on().kind().label());
		json.put("name", hazard.on().names());
		json.put("description", PlanScript.text(hazard));
		return json;
	}

	static Map<String, ?> proof(ProofReport report) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("proven", report.isProven());
		json.put("tables", report.tables());
		json.put("problems",
				report.problems()
					.stream()
					.map((problem) -> Map.of("stage", problem.stage().name().toLowerCase(Locale.ROOT), "description",
							problem.description()))
					.toList());
		json.put("empty", report.empty());
		return json;
	}

}
