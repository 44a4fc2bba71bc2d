package dev.limbeck.faults;

import dev.limbeck.extent.Extent;

/**
 * How much is tried: something of everything in each build, more by the profile
 * {@code full}, all of it by the profile {@code faults}.
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

	/**
	 * Choose how often something is tried.
	 * @param few how often with the profile {@code full}
	 * @param all how often with the profile {@code faults}
	 * @return one of them, or a quarter of the first, but at least once
	 */
	int choose(int few, int all) {
		return (this == FULL) ? all : Extent.choose(Math.min(few, 1 + few / 4), few);
	}

}
