package dev.limbeck.step.runner;

import dev.limbeck.step.RunnableStep;

/**
 * Another session has taken the migration lock, because a script released it. Of the step
 * at hand is done what the ledger says.
 */
public final class LostLockException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	LostLockException(RunnableStep step) {
		super("The migration lock was lost before " + step.id() + " could go on", null, false, false);
	}

}
