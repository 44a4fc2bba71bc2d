package dev.limbeck.migrate;

/**
 * What to do when the revision files have more than one head.
 */
public enum MultipleHeads {

	/** Refuse to migrate until they are merged. */
	FAIL,

	/** Apply all of them. */
	APPLY

}
