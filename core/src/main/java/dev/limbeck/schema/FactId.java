package dev.limbeck.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The address of a fact: nothing in it has to be parsed.
 *
 * @param kind what the fact is about
 * @param names the names from the outermost to its own, without quotes; those of a
 * satellite begin with the label of its object's kind
 */
public record FactId(FactKind kind, List<String> names) implements Comparable<FactId> {

	private static final Comparator<FactId> ORDER = Comparator.comparing(FactId::kind)
		.thenComparing(FactId::names, FactId::compare);

	/**
	 * Copy the list.
	 */
	public FactId {
		names = List.copyOf(names);
	}

	/**
	 * Make an id.
	 * @param kind what the fact is about
	 * @param names the names from the outermost to its own
	 * @return the id
	 */
	public static FactId of(FactKind kind, String... names) {
		return new FactId(kind, List.of(names));
	}

	/**
	 * Return the id of a fact that belongs to this one.
	 * @param kind what that fact is about
	 * @param own its own names, below those of its parent
	 * @return the id
	 */
	public FactId child(FactKind kind, List<String> own) {
		List<String> all = new ArrayList<>();
		if (kind.isSatellite()) {
			all.add(this.kind.label());
		}
		all.addAll(this.names);
		all.addAll(own);
		return new FactId(kind, all);
	}

	/**
	 * Return a name.
	 * @param index from 0, the outermost
	 * @return the name, without quotes
	 */
	public String name(int index) {
		return this.names.get(index);
	}

	/**
	 * Return its own name.
	 * @return the innermost name, without quotes
	 */
	public String last() {
		return this.names.get(this.names.size() - 1);
	}

	@Override
	public int compareTo(FactId other) {
		return ORDER.compare(this, other);
	}

	private static int compare(List<String> one, List<String> other) {
		for (int index = 0; index < Math.min(one.size(), other.size()); index++) {
			int order = one.get(index).compareTo(other.get(index));
			if (order != 0) {
				return order;
			}
		}
		return Integer.compare(one.size(), other.size());
	}

	@Override
	public String toString() {
		return this.kind.label().replace('_', ' ') + " " + String.join(".", this.names);
	}

}
