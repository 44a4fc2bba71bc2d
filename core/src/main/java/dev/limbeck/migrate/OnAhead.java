package dev.limbeck.migrate;

/**
 * What to do when the database has revisions that no file declares, and lacks none: a
 * newer release was here.
 */
public enum OnAhead {

	/** Go on, with a warning. */
	ACCEPT,

	/** Refuse to start. */
	FAIL

}
