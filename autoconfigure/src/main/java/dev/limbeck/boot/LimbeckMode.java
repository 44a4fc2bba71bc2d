package dev.limbeck.boot;

/**
 * What Limbeck does when an application starts.
 */
public enum LimbeckMode {

	/** Bring the database to the target before the context has started. */
	MIGRATE,

	/**
	 * Start only if the database stands at the target already, and change nothing.
	 */
	VERIFY,

	/**
	 * Start once another process has brought the database to the target, and change
	 * nothing.
	 */
	AWAIT,

	/** Look where the database stands, for health, and change nothing. */
	OFF

}
