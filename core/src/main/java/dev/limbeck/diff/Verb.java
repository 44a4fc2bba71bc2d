package dev.limbeck.diff;

/**
 * What an action does to a fact.
 */
public enum Verb {

	/** It makes the fact so no longer. */
	DROP,

	/** It makes the fact so. */
	CREATE,

	/** It changes the fact in place. */
	ALTER,

	/** It gives the fact another name. */
	RENAME

}
