package dev.limbeck.faults;

/**
 * How much is tried: something of everything in each build, all of it by the profile
 * {@code faults}.
 */
enum Form {

	/** What a build has time for. */
	SHORT,

	/** Everything. */
	FULL;

	/**
	 * Return the form that the build asks for.
	 * @return the form
	 */
	static Form chosen() {
		return "full".equals(System.getProperty("limbeck.faults")) ? FULL : SHORT;
	}

	int choose(int few, int all) {
		return (this == FULL) ? all : few;
	}

}
