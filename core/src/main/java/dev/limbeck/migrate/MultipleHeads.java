package dev.limbeck.migrate;

import java.util.Locale;

/**
 * What to do when the revision files have more than one head.
 */
public enum MultipleHeads {

	/** Refuse to migrate until they are merged. */
	FAIL,

	/** Apply all of them. */
	APPLY;

	/**
	 * The choice that holds unless {@code limbeck.multiple-heads} makes another, as it is
	 * written there.
	 */
	public static final String DEFAULT = "fail";

	static MultipleHeads byDefault() {
		return valueOf(DEFAULT.toUpperCase(Locale.ROOT));
	}

}
