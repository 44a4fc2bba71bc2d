package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.Schema;

/**
 * Finds the facts that differ, the same way for all kinds.
 */
public final class Comparison {

	private Comparison() {
	}

	/**
	 * Compare two schemas.
	 * @param before what is so
	 * @param after what is to be so
	 * @return what is added, removed or changed, in the order of the ids; nothing if both
	 * are the same
	 */
	public static List<Change> of(Schema before, Schema after) {
		List<Change> changes = new ArrayList<>();
		for (Fact from : before.facts()) {
			Fact to = after.fact(from.id());
			if (to == null || !from.says(to)) {
				changes.add(new Change(from, to));
			}
		}
		for (Fact to : after.facts()) {
			if (!before.has(to.id())) {
				changes.add(new Change(null, to));
			}
		}
		changes.sort((one, other) -> one.id().compareTo(other.id()));
		return changes;
	}

}
