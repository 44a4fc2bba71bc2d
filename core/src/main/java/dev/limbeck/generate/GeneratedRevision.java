package dev.limbeck.generate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.VisibleText;
import dev.limbeck.diff.Action;
import dev.limbeck.diff.Plan;
import dev.limbeck.diff.Planner;
import dev.limbeck.diff.RenameCandidate;
import dev.limbeck.diff.script.PlanScript;
import dev.limbeck.model.Difference;
import dev.limbeck.model.PlanOutcome;
import dev.limbeck.proof.Proof;
import dev.limbeck.proof.ProofReport;
import dev.limbeck.schema.Schema;
import dev.limbeck.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a revision that brings a schema one step on, or all of the way.
 *
 * @param before what is so
 * @param after what is so afterwards
 * @param renamed what has only another name afterwards
 * @param plan the way there
 * @param left what is shown in it, but not done
 * @param remarks what people should know, as sentences
 */
public record GeneratedRevision(Schema before, Schema after, List<RenameCandidate> renamed, Plan plan, Plan left,
		List<String> remarks) {

	/**
	 * Copy the lists.
	 */
	public GeneratedRevision {
		renamed = List.copyOf(renamed);
		remarks = List.copyOf(remarks);
	}

	/**
	 * Make as many revisions of a difference as there must be transactions.
	 * @param difference how one schema becomes the other
	 * @param scratch where it is tried what the first of several leads to
	 * @return the revisions, in order; none if there is no difference but drops that are
	 * not to be done
	 */
	public static List<GeneratedRevision> of(Difference difference, ScratchServer scratch) {
		List<GeneratedRevision> revisions = new ArrayList<>();
		Schema reached = difference.before();
		Plan plan = difference.plan();
		List<RenameCandidate> renamed = difference.renamed();
		for (int end = end(plan); end < plan.actions().size(); end = end(plan)) {
			Schema next = outcome(reached, new Plan(plan.actions().subList(0, end)), scratch);
			revisions.add(new GeneratedRevision(reached, next, renamed, Planner.plan(reached, next, renamed),
					Plan.EMPTY, List.of()));
			plan = Planner.plan(next, difference.goal());
			reached = next;
			renamed = List.of();
		}
		if (!plan.isEmpty()) {
			List<String> remarks = new ArrayList<>(difference.notes());
			difference.unread().forEach((what) -> remarks.add("Not compared: " + what + "."));
			revisions.add(new GeneratedRevision(reached, difference.goal(), renamed, plan, difference.left(), remarks));
		}
		return revisions;
	}

	// What one action makes, the next may use only after a commit.
	private static int end(Plan plan) {
		List<Action> actions = plan.actions();
		int end = 0;
		while (end < actions.size() && actions.get(end).transactional()) {
			end++;
		}
		while (end < actions.size() && !actions.get(end).transactional()) {
			end++;
		}
		return end;
	}

	private static Schema outcome(Schema before, Plan plan, ScratchServer scratch) {
		try {
			return PlanOutcome.of(before, plan, scratch);
		}
		catch (SQLException ex) {
			throw new LimbeckException("not-generated",
					"The SQL does not run on a scratch database: " + ex.getMessage(),
					"Write this step by hand, and let the rest be generated.");
		}
	}

	/**
	 * Return what stands in the file.
	 * @return both sections
	 */
	public Sections sections() {
		PlanScript upgrade = new PlanScript(this.plan, this.left);
		List<String> lines = new ArrayList<>(upgrade.summary());
		this.remarks.forEach((remark) -> lines.add("-- " + VisibleText.line(remark)));
		lines.add("");
		lines.addAll(upgrade.statements());
		List<RenameCandidate> back = this.renamed.stream().map(RenameCandidate::reversed).toList();
		PlanScript downgrade = new PlanScript(Planner.plan(this.after, this.before, back), Plan.EMPTY);
		return new Sections(String.join("\n", lines).strip(), String.join("\n", downgrade.statements()).strip());
	}

	/**
	 * Prove it there and back, with rows.
	 * @param scratch where it is tried
	 * @param rows the SQL that fills tables of the old side, or {@code null}
	 * @return what was found
	 */
	public ProofReport prove(ScratchServer scratch, @Nullable String rows) {
		return new Proof(scratch, this.before, this.after, rows).run(this.renamed);
	}

}
