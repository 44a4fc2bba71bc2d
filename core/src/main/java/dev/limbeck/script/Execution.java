package dev.limbeck.script;

/**
 * How the statements of a section are to be run.
 */
public enum Execution {

	/** All of them in one transaction. */
	TRANSACTION,

	/**
	 * One by one: the section says so, or has a batch, or holds only statements that
	 * PostgreSQL refuses inside a transaction, and settings for them.
	 */
	STATEMENTS,

	/**
	 * Not at all as it stands: some statements are refused inside a transaction, others
	 * are not, and the section does not say that they may be run one by one.
	 */
	MIXED

}
