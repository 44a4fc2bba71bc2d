package dev.limbeck.diff;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * What would lose its rows because its name is wanted for something of another kind: it
 * stays as it is, with all that needs it, and the other one has to wait.
 */
final class Replaced {

	private final Schema before;

	private final Schema after;

	private final Draft draft;

	Replaced(Schema before, Schema after, Draft draft) {
		this.before = before;
		this.after = after;
		this.draft = draft;
	}

	/**
	 * Put back what would be replaced.
	 * @param kept what stays anyway
	 */
	void putBack(Set<FactId> kept) {
		Map<List<String>, FactId> taken = new HashMap<>();
		this.after.facts().forEach((fact) -> Slots.of(fact).forEach((slot) -> taken.put(slot, fact.id())));
		Set<FactId> replaced = replaced(kept, taken.keySet());
		Set<FactId> others = new LinkedHashSet<>();
		replaced.forEach((id) -> Slots.of(this.before.need(id))
			.stream()
			.filter(taken::containsKey)
			.forEach((slot) -> others.add(taken.get(slot))));
		needing(others, this.after).forEach(this.draft::remove);
		putBackAll(needing(replaced, this.before));
	}

	// With what the columns need that stay.
	private Set<FactId> replaced(Set<FactId> kept, Set<List<String>> taken) {
		Set<FactId> replaced = new LinkedHashSet<>();
		Stream.of(FactKind.TABLE, FactKind.SEQUENCE)
			.flatMap((kind) -> this.before.facts(kind).stream())
			.filter((fact) -> isGone(fact.id(), kept) && Slots.of(fact).stream().anyMatch(taken::contains))
			.forEach((fact) -> replaced.add(fact.id()));
		Deque<FactId> open = new ArrayDeque<>(replaced);
		kept.stream().filter((id) -> id.kind() == FactKind.COLUMN).forEach(open::add);
		while (!open.isEmpty()) {
			FactId id = open.remove();
			Stream
				.concat(this.before.dependencies(id).stream(),
						this.before.children(id, FactKind.COLUMN)
							.stream()
							.flatMap((column) -> this.before.dependencies(column.id()).stream()))
				.filter((needed) -> isGone(needed, kept) && !Slots.of(this.before.need(needed)).isEmpty())
				.filter(replaced::add)
				.forEach(open::add);
		}
		return replaced;
	}

	private boolean isGone(FactId id, Set<FactId> kept) {
		return !this.after.has(id) && !kept.contains(id);
	}

	private static Set<FactId> needing(Collection<FactId> ids, Schema schema) {
		Set<FactId> found = new LinkedHashSet<>(ids);
		Deque<FactId> open = new ArrayDeque<>(ids);
		while (!open.isEmpty()) {
			schema.dependents(open.remove()).stream().filter(found::add).forEach(open::add);
		}
		return found;
	}

	private void putBackAll(Set<FactId> ids) {
		int missing;
		do {
			missing = ids.size();
			ids.removeIf((id) -> this.draft.fact(id) != null);
			List.copyOf(ids).stream().filter(this::isPossible).forEach((id) -> {
				this.draft.put(this.before.need(id), this.before.dependencies(id));
				ids.remove(id);
			});
		}
		while (ids.size() < missing);
	}

	private boolean isPossible(FactId id) {
		return this.before.dependencies(id).stream().allMatch((needed) -> this.draft.fact(needed) != null);
	}

}
