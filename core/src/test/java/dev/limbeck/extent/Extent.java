package dev.limbeck.extent;

import org.junit.jupiter.api.Assumptions;

/**
 * How much is tried: some of everything in each build, all of it by the profile
 * {@code full}.
 */
public enum Extent {

	/** What a build has time for. */
	SOME,

	/** Everything. */
	ALL;

	static final String PROPERTY = "limbeck.tests";

	/**
	 * Return what the build asks for.
	 * @return the extent
	 */
	public static Extent chosen() {
		return "all".equals(System.getProperty(PROPERTY)) ? ALL : SOME;
	}

	/**
	 * Choose a number for this build.
	 * @param some how many each build tries
	 * @param all how many there are
	 * @return one of them
	 */
	public static int choose(int some, int all) {
		return (chosen() == ALL) ? all : some;
	}

	/**
	 * Skip a variant of a test unless everything is tried.
	 * @param further whether it is one that each build can do without
	 */
	public static void skipUnlessAll(boolean further) {
		Assumptions.assumeTrue(!further || chosen() == ALL, "tried with -Pfull");
	}

	/**
	 * Skip a variant of a test unless everything is tried, or it is one of the share that
	 * each build tries: always the same ones, told by their names.
	 * @param share one of how many is tried
	 * @param variant what tells it from the others as text
	 */
	public static void skipUnlessAllOrOneOf(int share, Object variant) {
		skipUnlessAll(Math.floorMod(variant.toString().hashCode(), share) != 0);
	}

}
