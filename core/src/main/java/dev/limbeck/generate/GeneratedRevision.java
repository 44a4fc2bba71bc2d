package dev.limbeck.generate;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.VisibleText;
import dev.limbeck.diff.Action;
import dev.limbeck.diff.Plan;
import dev.limbeck.diff.safe.BackFill;
import dev.limbeck.diff.safe.Step;
import dev.limbeck.diff.script.PlanScript;
import dev.limbeck.model.Difference;
import dev.limbeck.proof.Proof;
import dev.limbeck.proof.ProofReport;
import dev.limbeck.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a revision that brings a schema one step on, or all of the way.
 *
 * @param step what is so before and after it, and both ways
 * @param left what is shown in it, but not done
 * @param remarks what people should know, as sentences
 */
public record GeneratedRevision(Step step, Plan left, List<String> remarks) {

	private static final String ALONE = "-- @transaction none";

	/**
	 * Copy the list.
	 */
	public GeneratedRevision {
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
		return of(difference, Manner.PLAIN, scratch);
	}

	/**
	 * Make as many revisions of a difference as there must be transactions.
	 * @param difference how one schema becomes the other
	 * @param manner how it is to be gone
	 * @param scratch where it is tried what the first of several leads to
	 * @return the revisions, in order; none if there is no difference but drops that are
	 * not to be done
	 */
	public static List<GeneratedRevision> of(Difference difference, Manner manner, ScratchServer scratch) {
		List<Step> steps = new Steps(scratch).of(difference, manner);
		List<GeneratedRevision> revisions = new ArrayList<>();
		for (int number = 0; number < steps.size() - 1; number++) {
			revisions.add(new GeneratedRevision(steps.get(number), Plan.EMPTY, List.of()));
		}
		if (!steps.isEmpty()) {
			List<String> remarks = new ArrayList<>(difference.notes());
			difference.unread().forEach((what) -> remarks.add("Not compared: " + what + "."));
			revisions.add(new GeneratedRevision(steps.get(steps.size() - 1), difference.left(), remarks));
		}
		return revisions;
	}

	/**
	 * Return the way there.
	 * @return what the upgrade does
	 */
	public Plan plan() {
		return this.step.there();
	}

	/**
	 * Return whether somebody has yet to say what rows get.
	 * @return whether the file cannot be run as it is written
	 */
	public boolean isOpen() {
		return plan().statements().stream().anyMatch((statement) -> statement.startsWith(BackFill.GAP));
	}

	/**
	 * Return what stands in the file.
	 * @return both sections
	 */
	public Sections sections() {
		PlanScript upgrade = new PlanScript(plan(), this.left);
		List<String> lines = new ArrayList<>(alone(plan()));
		lines.addAll(upgrade.summary());
		this.remarks.forEach((remark) -> lines.add("-- " + VisibleText.line(remark)));
		lines.add("");
		lines.addAll(upgrade.statements());
		List<String> back = new ArrayList<>(alone(this.step.back()));
		back.addAll(new PlanScript(this.step.back(), Plan.EMPTY).statements());
		return new Sections(String.join("\n", lines).strip(),
				back.isEmpty() ? "-- Nothing to take back." : String.join("\n", back).strip());
	}

	private static List<String> alone(Plan plan) {
		return plan.isConcurrent() ? List.of(ALONE) : List.of();
	}

	/**
	 * Prove it there and back, with rows unless somebody has yet to say what they get.
	 * @param scratch where it is tried
	 * @param rows the SQL that fills tables of the old side, or {@code null}
	 * @return what was found
	 */
	public ProofReport prove(ScratchServer scratch, @Nullable String rows) {
		Proof proof = new Proof(scratch, this.step.before(), this.step.after(), rows);
		return isOpen() ? proof.withoutRows().run(closed(plan()), this.step.back())
				: proof.run(plan(), this.step.back());
	}

	/**
	 * Prove several one after the other, and all of them together: what one gives to
	 * rows, another may demand.
	 * @param revisions in order
	 * @param scratch where it is tried
	 * @param rows the SQL that fills tables of the old side, or {@code null}
	 * @return what was found, one report for each try
	 */
	public static List<ProofReport> prove(List<GeneratedRevision> revisions, ScratchServer scratch,
			@Nullable String rows) {
		List<ProofReport> reports = new ArrayList<>();
		revisions.forEach((revision) -> reports.add(revision.prove(scratch, rows)));
		if (revisions.size() > 1 && revisions.stream().noneMatch(GeneratedRevision::isOpen)) {
			reports.add(proveTogether(revisions, scratch, rows));
		}
		return reports;
	}

	private static ProofReport proveTogether(List<GeneratedRevision> revisions, ScratchServer scratch,
			@Nullable String rows) {
		List<Action> there = new ArrayList<>();
		List<Action> back = new ArrayList<>();
		for (GeneratedRevision revision : revisions) {
			there.addAll(revision.plan().actions());
			back.addAll(0, revision.step.back().actions());
		}
		Step last = revisions.get(revisions.size() - 1).step;
		return new Proof(scratch, revisions.get(0).step.before(), last.after(), rows).run(new Plan(there),
				new Plan(back));
	}

	private static Plan closed(Plan plan) {
		return new Plan(plan.actions()
			.stream()
			.filter((action) -> action.sql().stream().noneMatch((sql) -> sql.startsWith(BackFill.GAP)))
			.toList());
	}

}
