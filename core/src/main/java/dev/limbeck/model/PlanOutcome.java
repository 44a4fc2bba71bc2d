package dev.limbeck.model;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.diff.Plan;
import dev.limbeck.proof.PlanRun;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Ownership;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaReader;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.session.Session;

/**
 * What PostgreSQL makes of a plan.
 */
public final class PlanOutcome {

	// What has a text that follows from the columns it names.
	private static final Set<FactKind> DERIVED = EnumSet.of(FactKind.VIEW, FactKind.MATERIALIZED_VIEW, FactKind.RULE,
			FactKind.INDEX, FactKind.POLICY, FactKind.TRIGGER, FactKind.STATISTICS, FactKind.CONSTRAINT);

	private PlanOutcome() {
	}

	/**
	 * Run a plan on a scratch database.
	 * @param before what is so
	 * @param plan the plan
	 * @param scratch where it is tried
	 * @return what is so afterwards
	 * @throws SQLException if it does not run
	 */
	public static Schema of(Schema before, Plan plan, ScratchServer scratch) throws SQLException {
		try (ScratchDatabase database = scratch.create(); Connection connection = database.open()) {
			Session session = new Session(connection);
			PlanRun run = new PlanRun(session);
			run.make(before);
			run.run(plan);
			return Ownership.asSaid(new SchemaReader(scratch.version()).read(session).ofUsers(), before);
		}
	}

	static boolean isDerived(Schema after, Schema said) {
		return after.facts().stream().anyMatch((fact) -> isDerived(fact, said));
	}

	private static boolean isDerived(Fact fact, Schema said) {
		return DERIVED.contains(fact.kind()) && !said.has(fact.id());
	}

	static Schema settled(Difference difference, ScratchServer scratch) {
		Schema after = difference.after();
		Schema reached;
		try {
			reached = of(difference.before(), difference.plan(), scratch);
		}
		catch (SQLException ex) {
			return after;
		}
		List<Fact> facts = new ArrayList<>();
		Map<FactId, Set<FactId>> edges = new HashMap<>();
		for (Fact fact : after.facts()) {
			Fact is = isDerived(fact, difference.said().schema()) ? reached.fact(fact.id()) : null;
			facts.add((is != null) ? is : fact);
			edges.put(fact.id(), after.dependencies(fact.id()));
		}
		return new Schema(after.origin(), facts, edges);
	}

}
