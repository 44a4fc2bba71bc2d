package dev.limbeck.schema.scope;

/**
 * A name in which an asterisk stands for any characters, and a question mark for one.
 *
 * @param text the pattern
 * @param literal whether it was quoted: then these signs are ordinary characters
 */
record Glob(String text, boolean literal) {

	private static final char ANY = '*';

	private static final char ONE = '?';

	boolean matchesAll() {
		return !this.literal && this.text.equals(String.valueOf(ANY));
	}

	/**
	 * Match a name. Where it does not fit, the last asterisk takes one character more; so
	 * each is looked at no more often than the pattern is long.
	 * @param name as it stands in the catalog
	 * @return whether all of it fits
	 */
	boolean matches(String name) {
		if (this.literal) {
			return this.text.equals(name);
		}
		int pattern = 0;
		int at = 0;
		int asterisk = -1;
		int taken = 0;
		while (at < name.length()) {
			if (pattern < this.text.length() && this.text.charAt(pattern) == ANY) {
				asterisk = pattern++;
				taken = at;
			}
			else if (pattern < this.text.length() && fits(pattern, name.charAt(at))) {
				pattern++;
				at++;
			}
			else if (asterisk >= 0) {
				pattern = asterisk + 1;
				at = ++taken;
			}
			else {
				return false;
			}
		}
		return this.text.substring(pattern).chars().allMatch((rest) -> rest == ANY);
	}

	private boolean fits(int pattern, char character) {
		return this.text.charAt(pattern) == ONE || this.text.charAt(pattern) == character;
	}

}
