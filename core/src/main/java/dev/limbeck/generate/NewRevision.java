package dev.limbeck.generate;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.revision.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks of a new revision. Immutable; each {@code with} method returns a copy.
 *
 * @param message what it does; for a merge it may be empty
 * @param parents which revisions it revises
 * @param labels branch labels it declares
 * @param dependsOn revisions or branch labels it depends on
 * @param replaces ids of the revisions it stands for
 * @param id its id, or {@code null} for a random one
 * @param directory the folder of its file, or {@code null} to let the parents and
 * {@code limbeck.locations} decide
 */
public record NewRevision(String message, ParentChoice parents, List<String> labels, List<Symbol> dependsOn,
		List<String> replaces, @Nullable String id, @Nullable Path directory) {

	/**
	 * Copy the lists.
	 */
	public NewRevision {
		labels = List.copyOf(labels);
		dependsOn = List.copyOf(dependsOn);
		replaces = List.copyOf(replaces);
	}

	/**
	 * Ask for a revision of the only head.
	 * @param message what it does
	 * @return the request
	 */
	public static NewRevision of(String message) {
		return new NewRevision(message, ParentChoice.HEAD, List.of(), List.of(), List.of(), null, null);
	}

	/**
	 * Ask for a revision that joins others.
	 * @param message what it does; if empty, the revisions are named
	 * @param symbols the others; {@code heads} stands for several
	 * @return the request
	 */
	public static NewRevision merge(String message, List<Symbol> symbols) {
		return of(message).withParents(new ParentChoice(symbols, false, true));
	}

	/**
	 * Ask for other parents.
	 * @param symbols what the user calls them; none for {@code head}, {@code base} for a
	 * new root
	 * @return the request
	 */
	public NewRevision withParents(List<Symbol> symbols) {
		return withParents(new ParentChoice(symbols, this.parents.splice(), this.parents.merge()));
	}

	private NewRevision withParents(ParentChoice choice) {
		return new NewRevision(this.message, choice, this.labels, this.dependsOn, this.replaces, this.id,
				this.directory);
	}

	/**
	 * Ask for a new branch from a revision that has children.
	 * @param splice whether parents may have children already
	 * @return the request
	 */
	public NewRevision withSplice(boolean splice) {
		return withParents(new ParentChoice(this.parents.symbols(), splice, this.parents.merge()));
	}

	/**
	 * Ask for branch labels.
	 * @param labels the labels
	 * @return the request
	 */
	public NewRevision withLabels(List<String> labels) {
		return new NewRevision(this.message, this.parents, labels, this.dependsOn, this.replaces, this.id,
				this.directory);
	}

	/**
	 * Ask for dependencies.
	 * @param dependsOn what the user calls them; a branch label stays one
	 * @return the request
	 */
	public NewRevision withDependsOn(List<Symbol> dependsOn) {
		return new NewRevision(this.message, this.parents, this.labels, dependsOn, this.replaces, this.id, this.directory);
	}

	/**
	 * Ask for a revision that stands for others.
	 * @param ids their ids
	 * @return the request
	 */
	public NewRevision withReplaces(List<String> ids) {
		return new NewRevision(this.message, this.parents, this.labels, this.dependsOn, ids, this.id, this.directory);
	}

	/**
	 * Ask for an id.
	 * @param id the id, or {@code null} for a random one
	 * @return the request
	 */
	public NewRevision withId(@Nullable String id) {
		return new NewRevision(this.message, this.parents, this.labels, this.dependsOn, this.replaces, id,
				this.directory);
	}

	/**
	 * Ask for a folder.
	 * @param directory the folder, absolute or relative to the working directory, or
	 * {@code null} for the usual one
	 * @return the request
	 */
	public NewRevision withDirectory(@Nullable Path directory) {
		return new NewRevision(this.message, this.parents, this.labels, this.dependsOn, this.replaces, this.id,
				directory);
	}

}
