package dev.limbeck.diff;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.limbeck.diff.SchemaPair.Side;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.schema.Schema;

/**
 * Runs the plan from one schema of a pair to the other, and the way back, on a database
 * with rows.
 */
final class DiffProof {

	private final SchemaPair pair;

	private final Observer observer;

	// Whether all renames are taken that have no rival.
	private final boolean renaming;

	DiffProof(SchemaPair pair, Observer observer) {
		this(pair, observer, false);
	}

	DiffProof(SchemaPair pair, Observer observer, boolean renaming) {
		this.pair = pair;
		this.observer = observer;
		this.renaming = renaming;
	}

	/**
	 * Prove one direction.
	 * @param from the side to start from
	 * @return what is wrong, nothing if all is well
	 * @throws SQLException if a statement fails
	 */
	List<String> problems(Side from) throws SQLException {
		List<String> problems = new ArrayList<>();
		try (Workbench subject = new Workbench(PostgresServer.shared().createDatabase());
				Workbench model = new Workbench(PostgresServer.shared().createDatabase())) {
			subject.run(this.pair.schema(from));
			model.run(this.pair.schema(from.other()));
			subject.run(this.pair.rows(from));
			Schema start = subject.read();
			Schema goal = model.read();
			List<String> seenBefore = this.observer.look(subject.connection());
			Map<String, Long> rows = Observer.rows(subject.connection());
			Map<String, String> files = Observer.files(subject.connection());
			Plan plan = plan(start, goal);
			Budget.of(this.pair, from).problems(plan).forEach((problem) -> problems.add("budget: " + problem));
			subject.run(plan);
			add(problems, "facts", Comparison.of(subject.read(), goal));
			compare(problems, "observer", this.observer.look(subject.connection()),
					this.observer.look(model.connection()));
			compareRows(problems, rows, Observer.rowsOfWholes(subject.connection()));
			compareFiles(problems, plan, files, Observer.files(subject.connection()));
			Plan back = plan(subject.read(), start);
			Budget.of(this.pair, from.other())
				.problems(back)
				.forEach((problem) -> problems.add("budget, back: " + problem));
			try {
				subject.run(back);
			}
			catch (SQLException ex) {
				problems.add("back: " + ex.getMessage());
				return problems;
			}
			add(problems, "facts, back", Comparison.of(subject.read(), start));
			compare(problems, "observer, back", this.observer.look(subject.connection()), seenBefore);
		}
		return problems;
	}

	private Plan plan(Schema start, Schema goal) {
		return this.renaming ? Planner.plan(start, goal, Renames.unrivalled(Renames.candidates(start, goal)))
				: Planner.plan(start, goal);
	}

	private static void add(List<String> problems, String what, List<?> changes) {
		if (!changes.isEmpty()) {
			problems.add(what + ": " + changes);
		}
	}

	private static void compare(List<String> problems, String what, List<String> is, List<String> wanted) {
		List<String> more = new ArrayList<>(is);
		more.removeAll(wanted);
		List<String> less = new ArrayList<>(wanted);
		less.removeAll(is);
		if (!more.isEmpty() || !less.isEmpty()) {
			problems.add(what + ": is " + more + ", but should be " + less);
		}
	}

	private static void compareFiles(List<String> problems, Plan plan, Map<String, String> before,
			Map<String, String> after) {
		List<String> announced = plan.hazards()
			.stream()
			.filter((hazard) -> hazard.type() == Hazard.Type.REWRITE)
			.map((hazard) -> String.join(".", hazard.on().names()))
			.toList();
		before.forEach((table, file) -> {
			String now = after.getOrDefault(table, file);
			if (!now.equals(file) && !announced.contains(now.substring(0, now.lastIndexOf(' ')))) {
				problems.add("written anew, and nobody said so: " + now);
			}
		});
	}

	private static void compareRows(List<String> problems, Map<String, Long> before, Map<String, Long> after) {
		Map<String, Long> lost = new TreeMap<>();
		before.forEach((table, count) -> {
			if (after.containsKey(table) && after.get(table) < count) {
				lost.put(table, count - after.get(table));
			}
		});
		if (!lost.isEmpty()) {
			problems.add("rows lost: " + lost);
		}
	}

}
