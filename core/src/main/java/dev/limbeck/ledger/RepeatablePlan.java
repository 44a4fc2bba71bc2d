package dev.limbeck.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
	 * Compare scripts with what was run.
	 * @param files the scripts, in order
	 * @param applied checksums by their names, those that were run last behind the others
	 * @return what is to be run
	 */
	public static RepeatablePlan of(List<Repeatable> files, Map<String, List<String>> applied) {
		List<Repeatable> due = new ArrayList<>();
		List<String> superseded = new ArrayList<>();
		for (Repeatable file : files) {
			List<String> checksums = applied.getOrDefault(file.name(), List.of());
			if (!checksums.contains(file.checksum())) {
				due.add(file);
			}
			else if (checksums.lastIndexOf(file.checksum()) < checksums.size() - 1) {
				superseded.add(file.name());
			}
		}
		List<String> names = files.stream().map(Repeatable::name).toList();
		return new RepeatablePlan(due, superseded,
				applied.keySet().stream().filter((name) -> !names.contains(name)).toList());
	}

	/**
	 * Return what is run.
	 * @return names, in order
	 */
	public List<String> names() {
		return this.due.stream().map(Repeatable::name).toList();
	}

}
