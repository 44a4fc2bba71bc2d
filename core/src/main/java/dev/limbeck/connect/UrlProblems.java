package dev.limbeck.connect;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What is wrong with a database URL or with variables, gathered so that all of it can be
 * told at once.
 */
final class UrlProblems {

	private final String prefix;

	private final Set<String> descriptions;

	private final Set<String> actions;

	/**
	 * Create an empty collection.
	 */
	UrlProblems() {
		this("", new LinkedHashSet<>(), new LinkedHashSet<>());
	}

	private UrlProblems(String prefix, Set<String> descriptions, Set<String> actions) {
		this.prefix = prefix;
		this.descriptions = descriptions;
		this.actions = actions;
	}

	/**
	 * Return a view that adds to the same collection and names where the problem is.
	 * @param variable the name of the variable that is read
	 * @return the view
	 */
	UrlProblems in(String variable) {
		return new UrlProblems(variable + ": ", this.descriptions, this.actions);
	}

	void add(String description, String action) {
		this.descriptions.add(this.prefix + description);
		this.actions.add(action);
	}

	boolean isEmpty() {
		return this.descriptions.isEmpty();
	}

	void throwIfAny() {
		if (!isEmpty()) {
			throw new DatabaseUrlException(String.join(System.lineSeparator(), this.descriptions),
					String.join(System.lineSeparator(), this.actions));
		}
	}

}
