package dev.limbeck.revision;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One revision as a database remembers it.
 *
 * @param id its unique name
 * @param parents the ids it revises
 * @param dependsOn the ids it depends on, labels resolved
 * @param labels branch labels it declared
 * @param replaces the ids it stands for after a squash
 * @param description what it does, in one line
 * @param checksum of the script that was run
 * @param sourceHash of its file when that was run, or last found unchanged, or
 * {@code null} if it had none
 * @param state whether it is in place
 */
public record AppliedRevision(String id, List<String> parents, List<String> dependsOn, List<String> labels,
		List<String> replaces, String description, String checksum, @Nullable String sourceHash, State state) {

	/**
	 * Copy the lists.
	 */
	public AppliedRevision {
		parents = List.copyOf(parents);
		dependsOn = List.copyOf(dependsOn);
		labels = List.copyOf(labels);
		replaces = List.copyOf(replaces);
	}

	/**
	 * Return what must be applied as long as this is.
	 * @return ids of its parents and dependencies, each once
	 */
	public List<String> requirements() {
		return List.copyOf(RevisionGraph.distinct(this.parents, this.dependsOn));
	}

	/**
	 * Return the same revision in another state.
	 * @param other the state
	 * @return the revision
	 */
	public AppliedRevision withState(State other) {
		return new AppliedRevision(this.id, this.parents, this.dependsOn, this.labels, this.replaces, this.description,
				this.checksum, this.sourceHash, other);
	}

	/**
	 * Return the same revision with the hash of another file.
	 * @param other the hash
	 * @return the revision
	 */
	public AppliedRevision withSourceHash(@Nullable String other) {
		return new AppliedRevision(this.id, this.parents, this.dependsOn, this.labels, this.replaces, this.description,
				this.checksum, other, this.state);
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
