package dev.limbeck.script.location;

import java.util.List;

/**
 * An application that prints where its revisions lie, and nothing else.
 */
public final class PrintRevisions {

	private PrintRevisions() {
	}

	/**
	 * Print the origins, one on a line.
	 * @param arguments not used
	 */
	public static void main(String[] arguments) {
		ClassLoader loader = Thread.currentThread().getContextClassLoader();
		RevisionScripts.load(Locations.of(List.of(Locations.DEFAULT), loader))
			.definitions()
			.forEach((script) -> System.out.println(script.revision().origin()));
	}

}
