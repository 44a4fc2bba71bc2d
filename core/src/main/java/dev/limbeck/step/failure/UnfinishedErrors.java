package dev.limbeck.step.failure;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.StepProgress;
import dev.limbeck.ledger.StepProgress.Next;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.StatementExcerpt;
import dev.limbeck.step.SqlStep;

/**
 * Why a step that was begun and not finished cannot simply go on, in the user's words.
 *
 * @param step the step
 * @param ledger where it is recorded
 */
public record UnfinishedErrors(SqlStep step, Ledger ledger) {

	/** Code of a step that was begun and not finished. */
	public static final String CODE = "unfinished-revision";

	static final String WAYS = "go on with \"limbeck resume --done\" if it has done all it should, with \"limbeck resume "
			+ "--retry\" to run it again, or with \"limbeck resume --skip\" to go on without it.";

	public LimbeckException noProgress() {
		return new LimbeckException(CODE,
				begun() + ", and " + this.ledger.revisionTable() + " does not say how far it came.",
				"Look which of its statements took effect, complete or undo the rest by hand, then set its state to "
						+ "'applied' in " + this.ledger.revisionTable() + " or delete the row.");
	}

	public LimbeckException changed(StepProgress left) {
		String begun = (left.next() == Next.BEGUN) ? ", and statement " + left.number() + " was begun" : "";
		String ran = (left.hashed() == 1) ? "statement 1" : "statements 1 to " + left.hashed();
		String are = (left.hashed() == 1) ? " is" : " are";
		return new LimbeckException(CODE,
				begun() + ". " + left.sentence() + begun + ", but " + ran + " in " + this.step.origin() + are
						+ " no longer what was run.",
				"Restore " + ran + " in " + this.step.origin()
						+ " as it was when it was run, and start again; only what is "
						+ "behind may change. What has to be different goes into a new revision.");
	}

	public LimbeckException unknown(StepProgress progress) {
		SourceText source = this.step.section().source();
		int offset = this.step.statement(progress.number()).start();
		return new LimbeckException(CODE, begun() + ". Statement " + progress.number() + " of " + progress.of() + ", "
				+ this.step.place(progress.number()) + ", was begun, and whether it took effect cannot be known.\n"
				+ StatementExcerpt.of(source, this.step.passwords(), offset) + "\n" + progress.sentence() + ".",
				"Look in the database whether it took effect. Then " + WAYS);
	}

	public LimbeckException notDone(StepProgress progress) {
		return new LimbeckException("not-done",
				"Statement " + progress.number() + " of " + progress.of() + " of revision " + this.step.id()
						+ " is not done: what it should leave is not in the database.",
				"Let \"limbeck resume\" run it, or go on without it with \"limbeck resume --skip\".");
	}

	public LimbeckException nothingToDecide(StepProgress progress) {
		return new LimbeckException("nothing-to-decide",
				begun() + ". " + progress.sentence()
						+ ", the next one was not begun, and so there is nothing to decide about it.",
				"Go on with \"limbeck resume\".");
	}

	private String begun() {
		return "The " + ((this.step.direction() == Direction.UPGRADE) ? "upgrade" : "downgrade") + " of revision "
				+ this.step.id() + " was begun and not finished";
	}

}
