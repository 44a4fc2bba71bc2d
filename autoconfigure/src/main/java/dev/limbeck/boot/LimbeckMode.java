package dev.limbeck.boot;

/**
 * What Limbeck does when an application starts.
 */
public enum LimbeckMode {

	/** Bring the database to the heads before the context has started. */
	MIGRATE,

	/** Look where the database stands, for health, and change nothing. */
	OFF

}
