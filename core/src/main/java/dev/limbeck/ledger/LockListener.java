package dev.limbeck.ledger;

import java.time.Duration;

/**
 * Is told how a process comes by the migration lock.
 */
public interface LockListener {

	/** Does nothing. */
	LockListener NO_OP = new LockListener() {
	};

	/**
	 * Another process has the migration lock. Told again while that lasts, and not at all
	 * if the lock is free.
	 * @param holder what is known of that process
	 * @param waited how long this one has been waiting
	 */
	default void lockAwaited(String holder, Duration waited) {
	}

	/**
	 * The migration lock was taken.
	 * @param waited how long that took
	 */
	default void lockTaken(Duration waited) {
	}

}
