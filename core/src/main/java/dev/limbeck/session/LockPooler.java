package dev.limbeck.session;

import java.util.Locale;

/**
 * What to do when a connection pooler stands between Limbeck and PostgreSQL.
 */
public enum LockPooler {

	/** Refuse: pooled transactions would break the lock. */
	REFUSE,

	/** Trust that the pooler keeps one server connection for the whole session. */
	SESSION;

	/**
	 * The choice that holds unless {@code limbeck.lock.pooler} makes another, as it is
	 * written there.
	 */
	public static final String DEFAULT = "refuse";

	/**
	 * Return the choice that holds unless another one is made.
	 * @return the choice
	 */
	public static LockPooler byDefault() {
		return valueOf(DEFAULT.toUpperCase(Locale.ROOT));
	}

}
