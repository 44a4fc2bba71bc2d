package dev.limbeck.step.runner;

import java.util.List;

import dev.limbeck.revision.Position;
import dev.limbeck.step.AppliedStep;
import dev.limbeck.step.RunnableStep;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of a run: what may be committed, what is, and where the database stands.
 */
public interface StepJournal {

	/**
	 * Remember what is about to be sent, each in a transaction of its own.
	 * @param steps in their order; whatever was sent before is not on its way any more
	 */
	void sent(List<? extends RunnableStep> steps);

	/**
	 * Remember that the first step of those that were sent is committed.
	 * @param step the step
	 */
	void done(AppliedStep step);

	/**
	 * Tell where the database stands, with what is done by now.
	 * @param half a step that is half done, or {@code null} if there is none
	 * @return the position
	 */
	Position standing(@Nullable RunnableStep half);

}
