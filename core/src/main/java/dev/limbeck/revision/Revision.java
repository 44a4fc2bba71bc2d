package dev.limbeck.revision;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * One revision as its file declares it: a node of the {@link RevisionGraph}.
 *
 * @param id its unique name
 * @param parents the ids it revises: none for a base, several for a merge
 * @param dependsOn ids or branch labels that must be applied before it without being its
 * parents
 * @param labels branch labels it declares
 * @param replaces ids of the revisions it stands for after a squash
 * @param description what it does, in one line
 * @param created when it was written, or {@code null} if its file does not say
 * @param origin where it was read from, for messages
 */
public record Revision(String id, List<String> parents, List<String> dependsOn, List<String> labels,
		List<String> replaces, String description, @Nullable Instant created, String origin) {

	/**
	 * Copy the lists.
	 */
	public Revision {
		parents = List.copyOf(parents);
		dependsOn = List.copyOf(dependsOn);
		labels = List.copyOf(labels);
		replaces = List.copyOf(replaces);
	}

	/**
	 * Return the same revision with less that it stands for.
	 * @param kept tells which ids it still does
	 * @return a copy
	 */
	Revision replacing(Predicate<String> kept) {
		return new Revision(this.id, this.parents, this.dependsOn, this.labels,
				this.replaces.stream().filter(kept).toList(), this.description, this.created, this.origin);
	}

	/**
	 * Return the same revision as if it had been written at another time.
	 * @param time when
	 * @return a copy
	 */
	public Revision writtenAt(Instant time) {
		return new Revision(this.id, this.parents, this.dependsOn, this.labels, this.replaces, this.description, time,
				this.origin);
	}

}
