package dev.limbeck.blame;

import java.util.List;

import dev.limbeck.schema.FactId;
import org.jspecify.annotations.Nullable;

/**
 * What revisions did with one object, or with a part of one.
 *
 * @param id its address under its last name
 * @param owner the address of what it is a part of, such as its table, or {@code null}
 * @param names the names that it had before, oldest first
 * @param made the revision that made it
 * @param changed the revisions that changed it or one of its parts since, oldest first
 * @param dropped the revision that dropped it, or {@code null} if it is there
 */
public record Life(FactId id, @Nullable FactId owner, List<FactId> names, String made, List<String> changed,
		@Nullable String dropped) {

	/**
	 * Copy the lists.
	 */
	public Life {
		names = List.copyOf(names);
		changed = List.copyOf(changed);
	}

	/**
	 * Return which revision changed it last.
	 * @return an id, or {@code null} if it is as it was made
	 */
	public @Nullable String lastChanged() {
		return this.changed.isEmpty() ? null : this.changed.get(this.changed.size() - 1);
	}

}
