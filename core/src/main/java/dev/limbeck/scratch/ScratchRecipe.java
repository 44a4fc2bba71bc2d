package dev.limbeck.scratch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;

/**
 * How scratch databases are made.
 *
 * @param options of {@code CREATE DATABASE}: what is tried first, and perhaps what is
 * tried then
 * @param settings of their sessions
 */
record ScratchRecipe(List<String> options, Map<String, String> settings) {

	/** A database as the server makes one. */
	static final ScratchRecipe PLAIN = new ScratchRecipe(List.of("TEMPLATE template0"), Map.of());

	/**
	 * Make them on the server of the target.
	 * @param target what they are like
	 * @return the recipe
	 */
	static ScratchRecipe like(DatabaseTraits target) {
		return new ScratchRecipe(List.of(target.options()), target.settings());
	}

	/**
	 * Make them on another server, which may not have the same locales.
	 * @param target what they are like
	 * @param version the major version of that server
	 * @return the recipe
	 */
	static ScratchRecipe elsewhere(DatabaseTraits target, int version) {
		String otherwise = target.optionsWithoutLocale(version);
		return new ScratchRecipe(target.fits(version) ? List.of(target.options(), otherwise) : List.of(otherwise),
				target.settings());
	}

	/**
	 * Return who this machine is.
	 * @return its name, or that it has none
	 */
	static String host() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "an unknown host";
		}
	}

}
