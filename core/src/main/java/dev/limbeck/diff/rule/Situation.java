package dev.limbeck.diff.rule;

import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a rule can look at beside the fact itself.
 *
 * @param before what is so
 * @param after what is to be so
 * @param created what is made, or made anew
 * @param dropped what goes, or is made anew
 */
public record Situation(Schema before, Schema after, Set<FactId> created, Set<FactId> dropped) {

	private static final String INHERITED = "inherited";

	public boolean isNew(FactId id) {
		return this.created.contains(id);
	}

	/**
	 * Return whether a fact comes along with the same fact of a parent table.
	 * @param fact a fact of a table
	 * @param table the table
	 * @return whether nothing has to be said to make it so
	 */
	public boolean isBroughtAlong(Fact fact, FactId table) {
		return fact.has(INHERITED) && !(isNew(table) ? isAttached(table, this.after, this.created)
				: isLinked(table, this.after, this.created));
	}

	/**
	 * Return whether a fact goes along with the same fact of a parent table.
	 * @param fact a fact of a table
	 * @param table the table
	 * @return whether nothing has to be said to make it go
	 */
	public boolean isTakenAlong(Fact fact, FactId table) {
		return fact.has(INHERITED) && !isLinked(table, this.before, this.dropped);
	}

	/**
	 * Return whether a fact can begin or cease to be inherited without being made anew.
	 * @param from the fact before
	 * @param to the fact after
	 * @param table its table
	 * @return whether nothing changes, or what changes does so by itself
	 */
	public boolean canInherit(Fact from, Fact to, FactId table) {
		if (from.has(INHERITED) == to.has(INHERITED)) {
			return true;
		}
		if (from.has(INHERITED) && !isLinked(table, this.before, this.dropped) && goesWithParents(from)) {
			return false;
		}
		if (!isPartition(table)) {
			return true;
		}
		boolean linked = from.has(INHERITED) ? isLinked(table, this.before, this.dropped)
				: isAttached(table, this.after, this.created);
		return linked || (from.has(INHERITED) && this.before.dependencies(from.id())
			.stream()
			.anyMatch((id) -> id.kind() == from.kind() && this.dropped.contains(id)));
	}

	// What is said of a parent's column goes everywhere, the column itself may go alone.
	private boolean goesWithParents(Fact fact) {
		return (fact.kind() == FactKind.CONSTRAINT || fact.kind() == FactKind.NOT_NULL) && this.before
			.dependencies(fact.id())
			.stream()
			.filter((id) -> id.kind() == fact.kind() && this.dropped.contains(id))
			.anyMatch(
					(id) -> fact.kind() == FactKind.CONSTRAINT || !this.dropped.contains(parent(this.before.need(id))));
	}

	/**
	 * Return whether the table of a fact ceases to be a partition.
	 * @param fact a fact of a table
	 * @return whether it does so
	 */
	public boolean isDetached(Fact fact) {
		return isAttached(parent(fact), this.before, this.dropped);
	}

	private boolean isPartition(FactId table) {
		return Stream.of(this.before, this.after)
			.flatMap((schema) -> schema.children(table, FactKind.INHERITANCE).stream())
			.anyMatch((link) -> link.has("bound"));
	}

	private static boolean isLinked(FactId table, Schema schema, Set<FactId> links) {
		return schema.children(table, FactKind.INHERITANCE).stream().anyMatch((link) -> links.contains(link.id()));
	}

	private static boolean isAttached(FactId table, Schema schema, Set<FactId> links) {
		return schema.children(table, FactKind.INHERITANCE)
			.stream()
			.anyMatch((link) -> link.has("bound") && links.contains(link.id()));
	}

	/**
	 * Return the kind of relation that a fact belongs to.
	 * @param fact a fact below a relation
	 * @return its parent, before or after
	 */
	public Fact relation(Fact fact) {
		FactId id = parent(fact);
		Fact found = find(id);
		while (found.kind() == FactKind.COLUMN) {
			found = find(parent(found));
		}
		return found;
	}

	private Fact find(FactId id) {
		Fact found = this.after.fact(id);
		return (found != null) ? found : this.before.need(id);
	}

	public static FactId parent(Fact fact) {
		@Nullable FactId parent = fact.parent();
		if (parent == null) {
			throw new IllegalStateException(fact.id() + " belongs to nothing");
		}
		return parent;
	}

}
