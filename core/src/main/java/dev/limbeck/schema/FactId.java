package dev.limbeck.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The address of a fact: nothing in it has to be parsed.
 */
public final class FactId implements Comparable<FactId> {

	private static final Comparator<FactId> ORDER = Comparator.comparing(FactId::kind)
		.thenComparing(FactId::names, FactId::compare);

	private final FactKind kind;

	private final List<String> names;

	// A record would count it each time that the id is looked for, which is often.
	private final int hash;

	/**
	 * Create a new id.
	 * @param kind what the fact is about
	 * @param names the names from the outermost to its own, without quotes; those of a
	 * satellite begin with the label of its object's kind
	 */
	public FactId(FactKind kind, List<String> names) {
		this.kind = kind;
		this.names = List.copyOf(names);
		this.hash = 31 * this.names.hashCode() + kind.label().hashCode();
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

	public FactKind kind() {
		return this.kind;
	}

	public List<String> names() {
		return this.names;
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
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof FactId id && this.hash == id.hash && this.kind == id.kind
				&& this.names.equals(id.names));
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	@Override
	public String toString() {
		return this.kind.label().replace('_', ' ') + " " + String.join(".", this.names);
	}

}
