package dev.limbeck.adopt.project;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One migration of another tool.
 *
 * @param key what the tool calls it, unique in its project and as its table has it
 * @param name what its id is made of, readable
 * @param parents keys of those that come directly before it
 * @param description what it does, in one line
 * @param created when it was written, if that is known
 * @param checksum as the tool calculates it, or {@code null} if it has none
 * @param up how to apply it, or {@code null} if a person has to write that
 * @param down how to take it back, or {@code null} if the project does not say
 * @param expandable whether something in its SQL still stands for a value that is not
 * known
 * @param dependsOn keys of others that it needs
 * @param labels of its branch
 */
public record Migration(String key, String name, List<String> parents, String description, @Nullable Instant created,
		@Nullable String checksum, @Nullable ForeignScript up, @Nullable ForeignScript down, boolean expandable,
		List<String> dependsOn, List<String> labels) {

	/**
	 * Copy the lists.
	 */
	public Migration {
		parents = List.copyOf(parents);
		dependsOn = List.copyOf(dependsOn);
		labels = List.copyOf(labels);
	}

	/**
	 * Create a migration that needs nothing but its parents.
	 * @param key what the tool calls it
	 * @param name what its id is made of
	 * @param parents keys of those that come directly before it
	 * @param description what it does
	 * @param created when it was written, if that is known
	 * @param checksum as the tool calculates it
	 * @param up how to apply it
	 * @param down how to take it back
	 * @param expandable whether something still stands for a value
	 */
	public Migration(String key, String name, List<String> parents, String description, @Nullable Instant created,
			@Nullable String checksum, @Nullable ForeignScript up, @Nullable ForeignScript down, boolean expandable) {
		this(key, name, parents, description, created, checksum, up, down, expandable, List.of(), List.of());
	}

	/**
	 * Return the same migration without the time when it was written.
	 * @return a copy
	 */
	public Migration undated() {
		return new Migration(this.key, this.name, this.parents, this.description, null, this.checksum, this.up,
				this.down, this.expandable, this.dependsOn, this.labels);
	}

	/**
	 * Return the same migration behind others.
	 * @param newParents their keys
	 * @return a copy
	 */
	public Migration behind(List<String> newParents) {
		return new Migration(this.key, this.name, newParents, this.description, this.created, this.checksum, this.up,
				this.down, this.expandable, this.dependsOn, this.labels);
	}

	/**
	 * Return the same migration that needs others, and names its branch.
	 * @param others keys of what it needs beside its parents
	 * @param newLabels of its branch
	 * @return a copy
	 */
	public Migration requiring(List<String> others, List<String> newLabels) {
		return new Migration(this.key, this.name, this.parents, this.description, this.created, this.checksum, this.up,
				this.down, this.expandable, others, newLabels);
	}

}
