package dev.limbeck.diff;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.limbeck.diff.SchemaPair.Side;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.Schema;

/**
 * Goes from one schema of a pair to the other in two steps, on a database with rows:
 * first nothing is lost, and then the rest is dropped.
 *
 * @param pair the pair
 */
record KeepingProof(SchemaPair pair) {

	/**
	 * Prove one direction.
	 * @param from the side to start from
	 * @return what is wrong, nothing if all is well
	 * @throws SQLException if a statement fails
	 */
	List<String> problems(Side from) throws SQLException {
		try (Workbench subject = new Workbench(PostgresServer.shared().createDatabase());
				Workbench model = new Workbench(PostgresServer.shared().createDatabase())) {
			subject.run(this.pair.schema(from));
			model.run(this.pair.schema(from.other()));
			subject.run(this.pair.rows(from));
			return problems(subject, model.read());
		}
	}

	private static List<String> problems(Workbench subject, Schema goal) throws SQLException {
		List<String> problems = new ArrayList<>();
		Schema start = subject.read();
		Schema kept = Keeping.of(start, goal, List.of());
		Map<String, Long> rows = Observer.rows(subject.connection());
		Plan plan = Planner.plan(start, kept);
		subject.run(plan);
		plan.hazards()
			.stream()
			.filter((hazard) -> hazard.type() == Hazard.Type.DATA_LOSS && !isReplaced(hazard.on(), kept))
			.forEach((hazard) -> problems.add("not kept: " + hazard.on()));
		add(problems, "facts", Comparison.of(subject.read(), kept));
		compareRows(problems, rows, Observer.rows(subject.connection()));
		subject.run(Planner.plan(kept, goal));
		add(problems, "facts at last", Comparison.of(subject.read(), goal));
		return problems;
	}

	// Those of one table may be in another one, which takes its place or is a part of it.
	private static void compareRows(List<String> problems, Map<String, Long> before, Map<String, Long> after) {
		boolean fewer = before.entrySet()
			.stream()
			.anyMatch((table) -> after.getOrDefault(table.getKey(), Long.MAX_VALUE) < table.getValue());
		if (fewer || sum(before) != sum(after)) {
			problems.add("rows: are " + after + ", and were " + before);
		}
	}

	private static long sum(Map<String, Long> rows) {
		return rows.values().stream().mapToLong(Long::longValue).sum();
	}

	// Only one can have the name.
	private static boolean isReplaced(FactId id, Schema kept) {
		return kept.has(id) || kept.facts()
			.stream()
			.anyMatch((fact) -> Slots.of(fact)
				.stream()
				.anyMatch(Slots.of(new Fact(id, null, Map.of(), Map.of()))::contains));
	}

	private static void add(List<String> problems, String what, List<Change> changes) {
		if (!changes.isEmpty()) {
			problems.add(what + ": " + changes);
		}
	}

}
