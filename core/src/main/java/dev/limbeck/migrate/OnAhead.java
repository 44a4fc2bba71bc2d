package dev.limbeck.migrate;

import java.util.Locale;

/**
 * What to do when the database has revisions that no file declares, and lacks none: a
 * newer release was here.
 */
public enum OnAhead {

	/** Go on, with a warning. */
	ACCEPT,

	/** Refuse to start. */
	FAIL;

	/**
	 * The choice that holds unless {@code limbeck.on-ahead} makes another, as it is
	 * written there.
	 */
	public static final String DEFAULT = "accept";

	static OnAhead byDefault() {
		return valueOf(DEFAULT.toUpperCase(Locale.ROOT));
	}

}
