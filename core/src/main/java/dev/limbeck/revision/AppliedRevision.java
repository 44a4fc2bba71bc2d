package dev.limbeck.revision;

import java.util.List;

/**
 * One revision as a database remembers it.
 *
 * @param id its unique name
 * @param parents the ids it revises
 * @param dependsOn the ids it depends on, labels resolved
 * @param replaces the ids it stands for after a squash
 * @param checksum of the script that was run
 * @param state whether it is in place
 */
public record AppliedRevision(String id, List<String> parents, List<String> dependsOn, List<String> replaces,
		String checksum, State state) {

	/**
	 * Copy the lists.
	 */
	public AppliedRevision {
		parents = List.copyOf(parents);
		dependsOn = List.copyOf(dependsOn);
		replaces = List.copyOf(replaces);
	}

	List<String> requirements() {
		return List.copyOf(RevisionGraph.distinct(this.parents, this.dependsOn));
	}

	/**
	 * How far a revision has come.
	 */
	public enum State {

		/** Its upgrade is in place. */
		APPLIED,

		/** Its upgrade was begun and not finished. */
		RUNNING,

		/** Its downgrade was begun and not finished. */
		REVERTING

	}

}
