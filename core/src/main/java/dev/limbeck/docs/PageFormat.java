package dev.limbeck.docs;

import java.util.Locale;

/**
 * The formats in which a schema is described, as users type their names.
 */
public enum PageFormat {

	/** For repositories and the tools around them. */
	MARKDOWN,

	/** For browsers. */
	HTML;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
