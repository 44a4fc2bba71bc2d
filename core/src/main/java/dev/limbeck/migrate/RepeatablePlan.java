package dev.limbeck.migrate;

import java.util.List;

import dev.limbeck.script.location.Repeatable;

/**
 * What is to become of the scripts that are run again when they have changed.
 *
 * @param due those that are run, in order
 * @param superseded names of those that were run before others took their place: an older
 * release must not undo what a newer one has made
 * @param gone names of those that were run and have no file any more; what they made
 * stays
 */
public record RepeatablePlan(List<Repeatable> due, List<String> superseded, List<String> gone) {

	/** Nothing is run. */
	public static final RepeatablePlan NONE = new RepeatablePlan(List.of(), List.of(), List.of());

	/**
	 * Copy the lists.
	 */
	public RepeatablePlan {
		due = List.copyOf(due);
		superseded = List.copyOf(superseded);
		gone = List.copyOf(gone);
	}

	/**
	 * Return what is run.
	 * @return names, in order
	 */
	public List<String> names() {
		return this.due.stream().map(Repeatable::name).toList();
	}

}
