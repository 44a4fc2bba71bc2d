package dev.limbeck.step;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.LedgerEntry;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.Step;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.script.JavaRevisionDefinition;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.ScriptOptions;
import dev.limbeck.script.Section;
import dev.limbeck.script.StoredDowngrade;
import dev.limbeck.script.location.Repeatable;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a plan's steps run, and everything that makes one of them impossible, before
 * the first is run.
 */
public final class RunnableSteps {

	private static final ScriptOptions PLAIN = new ScriptOptions(null, null, false);

	private final RevisionScripts scripts;

	private final Map<String, String> stored;

	private final Map<String, AppliedRevision> rows = new HashMap<>();

	private final List<String> irreversible = new ArrayList<>();

	private RunnableSteps(RevisionScripts scripts, Collection<AppliedRevision> rows, Map<String, String> stored) {
		this.scripts = scripts;
		this.stored = stored;
		rows.forEach((row) -> this.rows.put(row.id(), row));
	}

	/**
	 * Return the steps of a plan. Those that run nothing change the ledger alone.
	 * @param scripts the revision files
	 * @param plan the plan
	 * @param rows what the ledger holds
	 * @param stored for steps down without a file the SQL that the ledger keeps, by id
	 * @return its steps
	 * @throws LimbeckException if a step cannot be run, with all such steps
	 */
	public static List<RunnableStep> prepare(RevisionScripts scripts, Plan plan, Collection<AppliedRevision> rows,
			Map<String, String> stored) {
		return new RunnableSteps(scripts, rows, stored).steps(plan);
	}

	/**
	 * Tell what of the revision files cannot be run by any plan.
	 * @param scripts the revision files
	 * @return everything, in the order of the revisions
	 */
	public static List<ScriptProblem> problems(RevisionScripts scripts) {
		RunnableSteps all = new RunnableSteps(scripts, List.of(), Map.of());
		List<RunnableStep> steps = new ArrayList<>();
		for (Revision revision : scripts.graph().revisions()) {
			steps.add(all.upgrade(revision.id()));
			if (scripts.get(revision.id()) instanceof RevisionScript script
					&& all.downgrade(script) instanceof SqlStep downgrade) {
				steps.add(downgrade);
			}
		}
		scripts.repeatables().inOrder().forEach((each) -> steps.add(repeatable(each)));
		steps.addAll(new StepCallbacks(scripts.callbacks(), Set.of()).all());
		return PendingScriptChecks.problems(steps);
	}

	/**
	 * Return the steps that run scripts which are run again when they have changed.
	 * @param scripts the scripts
	 * @return a step for each, whose id is none of a revision
	 * @throws dev.limbeck.sql.ScriptException if one cannot be run, with all that is
	 * wrong
	 */
	public static List<SqlStep> repeatables(List<Repeatable> scripts) {
		List<SqlStep> steps = scripts.stream().map(RunnableSteps::repeatable).toList();
		PendingScriptChecks.check(List.copyOf(steps));
		return steps;
	}

	/**
	 * Check what is run around steps before anything is run.
	 * @param callbacks what is run around them
	 * @throws dev.limbeck.sql.ScriptException if one of those cannot be run, with all
	 * that is wrong
	 */
	public static void check(StepCallbacks callbacks) {
		PendingScriptChecks.check(callbacks.all());
	}

	private static SqlStep repeatable(Repeatable each) {
		return new SqlStep(Direction.UPGRADE, LedgerEntry.of(each.script(), each.checksum()), each.script().section(),
				each.script().options());
	}

	private List<RunnableStep> steps(Plan plan) {
		List<RunnableStep> steps = new ArrayList<>();
		for (Step step : plan.steps()) {
			RunnableStep runnable = switch (step.direction()) {
				case UPGRADE -> upgrade(step.revision());
				case DOWNGRADE -> downgrade(step.revision());
				case ADD ->
					inLedger(Direction.ADD, LedgerEntry.of(this.scripts.get(step.revision()), this.scripts.graph()));
				case REMOVE -> remove(step.revision());
			};
			if (runnable != null) {
				steps.add(runnable);
			}
		}
		if (!this.irreversible.isEmpty()) {
			throw irreversible();
		}
		PendingScriptChecks.check(steps);
		return steps;
	}

	// A stamp may concern what the ledger has only a trace of.
	private @Nullable RunnableStep remove(String id) {
		AppliedRevision row = this.rows.get(id);
		return (row != null) ? inLedger(Direction.REMOVE, LedgerEntry.of(row, null)) : null;
	}

	private static RunnableStep inLedger(Direction direction, LedgerEntry entry) {
		SourceText nothing = new SourceText(entry.revision().origin(), "");
		return new SqlStep(direction, entry, new Section(nothing, 0, 0, true, List.of(), List.of(), null), PLAIN);
	}

	private RunnableStep upgrade(String id) {
		RevisionDefinition definition = this.scripts.get(id);
		LedgerEntry entry = LedgerEntry.of(definition, this.scripts.graph());
		if (definition instanceof JavaRevisionDefinition java) {
			return new JavaStep(Direction.UPGRADE, entry, java);
		}
		RevisionScript script = (RevisionScript) definition;
		return new SqlStep(Direction.UPGRADE, entry, script.upgrade(), script.options());
	}

	private @Nullable RunnableStep downgrade(String id) {
		RevisionDefinition definition = this.scripts.find(id);
		if (definition == null) {
			return downgradeWithoutFile(id);
		}
		return (definition instanceof JavaRevisionDefinition java) ? downgrade(java)
				: downgrade((RevisionScript) definition);
	}

	private @Nullable RunnableStep downgrade(RevisionScript script) {
		Section section = script.downgrade();
		if (section == null) {
			this.irreversible
				.add(script.revision().id() + " (" + script.revision().origin() + " has no \"-- @downgrade\")");
			return null;
		}
		return new SqlStep(Direction.DOWNGRADE, LedgerEntry.of(script, this.scripts.graph()), section,
				script.options());
	}

	private @Nullable RunnableStep downgrade(JavaRevisionDefinition definition) {
		if (!definition.reversible()) {
			this.irreversible
				.add(definition.revision().id() + " (class " + definition.className() + " has no method downgrade)");
			return null;
		}
		return new JavaStep(Direction.DOWNGRADE, LedgerEntry.of(definition, this.scripts.graph()), definition);
	}

	private @Nullable RunnableStep downgradeWithoutFile(String id) {
		String sql = this.stored.get(id);
		AppliedRevision row = this.rows.get(id);
		if (sql == null || row == null) {
			this.irreversible.add(id + " (" + whyNotStored(id, row) + ")");
			return null;
		}
		return new SqlStep(Direction.DOWNGRADE, LedgerEntry.of(row, sql),
				StoredDowngrade.parse(id, sql, this.scripts.placeholders()), PLAIN);
	}

	private static String whyNotStored(String id, @Nullable AppliedRevision row) {
		boolean java = row != null && row.checksum().equals(JavaRevisionDefinition.checksum(id));
		return java ? "it was written in Java, and its class is not here"
				: "it has no file here, and the database keeps no downgrade of it";
	}

	private LimbeckException irreversible() {
		return new LimbeckException("irreversible",
				"The downgrade goes over revisions that cannot be undone:\n" + String.join("\n", this.irreversible)
						+ "\nNothing was run.",
				"Choose a target above them, or write what undoes them below a line \"-- @downgrade\" in their files, "
						+ "or in methods downgrade of their classes.");
	}

}
