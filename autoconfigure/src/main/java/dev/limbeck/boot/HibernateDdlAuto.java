package dev.limbeck.boot;

/**
 * What to do when Hibernate is told to change the schema, too.
 */
public enum HibernateDdlAuto {

	/** Refuse to start. */
	FAIL,

	/** Go on, with a warning. */
	WARN,

	/** Go on. */
	IGNORE

}
