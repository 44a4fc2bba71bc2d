package dev.limbeck.step.failure;

import java.util.List;

import dev.limbeck.ledger.StepProgress;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.step.RunnableStep;

/**
 * What is left of a step that failed and was not rolled back as a whole, in words.
 *
 * @param standing what of it has taken effect, without a full stop
 * @param nothing whether it is as if the step had never been begun
 * @param told whether all is known that took effect
 */
public record PartialProgress(String standing, boolean nothing, boolean told) {

	public static PartialProgress nothing(RunnableStep step) {
		String verb = (step.direction() == Direction.UPGRADE) ? "Nothing of the revision has taken effect"
				: "Nothing of the revision was taken back";
		return new PartialProgress(verb, true, true);
	}

	public static PartialProgress of(StepProgress progress, boolean told) {
		boolean something = progress.done() > 0 || progress.batch() != null;
		return new PartialProgress(progress.sentence() + (something ? " and will not be run again" : "")
				+ (told ? "" : "; how much of this one took effect cannot be known"), false, told);
	}

	/**
	 * Tell also what is cleared away before the step goes on.
	 * @param remedies the statements that do it
	 * @return what is left, and that
	 */
	public PartialProgress leaving(List<String> remedies) {
		return remedies.isEmpty() ? this
				: new PartialProgress(this.standing + "; it left an INVALID index, which is dropped before it goes on ("
						+ String.join("; ", remedies) + ")", this.nothing, this.told);
	}

	/**
	 * Tell how to go on.
	 * @param todo what is to be done first, without a full stop
	 * @return what to do
	 */
	String goOn(String todo) {
		if (this.nothing) {
			return again(todo) + ".";
		}
		return this.told ? again(todo) + ": it goes on at this statement. \"limbeck resume --skip\" goes on "
				+ "behind it, and so does \"limbeck resume --done\" once you have done by hand what it should do."
				: "Look in the database how much of the statement took effect, and correct what made it fail. Then "
						+ UnfinishedErrors.WAYS;
	}

	static String again(String todo) {
		return todo + " and start again";
	}

}
