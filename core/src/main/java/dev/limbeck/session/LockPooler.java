package dev.limbeck.session;

/**
 * What to do when a connection pooler stands between Limbeck and PostgreSQL.
 */
public enum LockPooler {

	/** Refuse: pooled transactions would break the lock. */
	REFUSE,

	/** Trust that the pooler keeps one server connection for the whole session. */
	SESSION

}
