package dev.limbeck.migrate;

import dev.limbeck.revision.Step.Direction;

/**
 * What is left of a step that failed and was not rolled back as a whole, in words.
 *
 * @param standing what of it has taken effect, without a full stop
 * @param nothing whether it is as if the step had never been begun
 * @param told whether all is known that took effect
 */
record Remains(String standing, boolean nothing, boolean told) {

	static Remains nothing(SqlStep step) {
		String verb = (step.direction() == Direction.UPGRADE) ? "Nothing of the revision has taken effect"
				: "Nothing of the revision was taken back";
		return new Remains(verb, true, true);
	}

	static Remains of(StepProgress progress, boolean told) {
		return new Remains(progress.sentence() + ((progress.done() > 0) ? " and will not be run again" : "")
				+ (told ? "" : "; how much of this one took effect cannot be known"), false, told);
	}

	/**
	 * Tell how to go on once the reason of the failure is gone.
	 * @param origin the file
	 * @return what to do
	 */
	String advice(String origin) {
		if (this.nothing) {
			return "Correct " + origin + " and start again.";
		}
		return this.told ? "Correct " + origin
				+ " and start again: it goes on at this statement. \"limbeck resume --skip\" goes on "
				+ "behind it, and so does \"limbeck resume --done\" once you have done by hand what it should do."
				: "Look in the database how much of the statement took effect, and correct what made it fail. Then "
						+ UnfinishedErrors.WAYS;
	}

}
