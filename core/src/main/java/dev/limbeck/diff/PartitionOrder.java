package dev.limbeck.diff;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * What is done before and after partitions are attached: their bounds must be free, their
 * indexes be there, and who refers to the whole wants to see their rows.
 */
final class PartitionOrder {

	private final Schema before;

	private final Schema after;

	private final ActionGraph graph;

	PartitionOrder(Schema before, Schema after, ActionGraph graph) {
		this.before = before;
		this.after = after;
		this.graph = graph;
	}

	void order() {
		this.graph.makes().forEach((make) -> {
			Fact fact = make.fact();
			switch (fact.kind()) {
				case INDEX_ATTACHMENT -> orderAttachment(make, table(fact));
				case INHERITANCE -> orderBounds(make);
				case INDEX -> orderIndex(make);
				case CONSTRAINT -> {
					orderReference(make);
					orderIndex(make);
				}
				default -> {
				}
			}
		});
	}

	// A partition brings the indexes of its own partitions along, and others would be
	// made.
	private void orderAttachment(Node attachment, FactId table) {
		links(table, this.after).map((link) -> this.graph.make(link.id()))
			.filter(Objects::nonNull)
			.forEach(attachment::after);
		orderWholes(attachment, table);
	}

	private void orderWholes(Node attachment, FactId table) {
		RefillOrder.wholes(this.after.need(table), this.after).forEach((whole) -> {
			links(whole, this.after).map((link) -> this.graph.make(link.id()))
				.filter(Objects::nonNull)
				.forEach((make) -> make.after(attachment));
			orderWholes(attachment, whole);
		});
	}

	// What another partition of the table has must be free.
	private void orderBounds(Node link) {
		if (!link.fact().has("bound")) {
			return;
		}
		FactId table = table(link.fact());
		RefillOrder.wholes(this.after.need(table), this.after).forEach((whole) -> {
			parts(whole, this.before).map((part) -> this.graph.drop(part.id()))
				.filter(Objects::nonNull)
				.filter((drop) -> !drop.fact().id().equals(link.fact().id()))
				.forEach(link::after);
			List<Node> moved = parts(whole, this.after).map((part) -> this.graph.make(part.id()))
				.filter(Objects::nonNull)
				.filter((make) -> make.verb() == Verb.ALTER)
				.sorted()
				.toList();
			if (link.verb() == Verb.CREATE) {
				moved.forEach(link::after);
			}
			else if (!moved.isEmpty() && moved.get(0) != link) {
				link.after(moved.get(0));
			}
		});
	}

	// A partition that is attached brings its own along, by which the one of the whole
	// does
	// not become valid on every server: that takes each of them to be attached by itself.
	private void orderIndex(Node index) {
		Fact fact = index.fact();
		FactId table = fact.parent();
		boolean whole = fact.has("only") || (fact.has("partitioned") && !fact.get("type", "").equals("foreign_key"));
		if (index.verb() == Verb.CREATE && whole && table != null && this.before.has(table)
				&& this.graph.drop(table) == null) {
			parts(table, this.after).map((link) -> this.graph.make(link.id()))
				.filter(Objects::nonNull)
				.forEach(index::after);
		}
	}

	private void orderReference(Node key) {
		Fact fact = key.fact();
		if (!fact.need("type").equals("foreign_key") || fact.has("inherited")) {
			return;
		}
		FactId own = table(fact);
		this.after.dependencies(fact.id())
			.stream()
			.map((id) -> RefillOrder.table(this.after.need(id), this.after))
			.filter(Objects::nonNull)
			.distinct()
			.filter((table) -> !isWithin(own, table))
			.forEach((table) -> orderReference(key, table));
	}

	private void orderReference(Node key, FactId table) {
		parts(table, this.after).forEach((link) -> {
			Node make = this.graph.make(link.id());
			if (make != null) {
				key.after(make);
			}
			orderReference(key, Situation.parent(link));
		});
	}

	private boolean isWithin(FactId table, FactId whole) {
		return table.equals(whole) || (this.after.has(table)
				&& RefillOrder.wholes(this.after.need(table), this.after).anyMatch((next) -> isWithin(next, whole)));
	}

	private static FactId table(Fact fact) {
		FactId parent = Situation.parent(fact);
		return (parent.kind() == FactKind.TABLE || parent.kind() == FactKind.FOREIGN_TABLE) ? parent
				: new FactId(FactKind.TABLE, parent.names().subList(0, 2));
	}

	private static Stream<Fact> links(FactId table, Schema schema) {
		return schema.children(table, FactKind.INHERITANCE).stream().filter((link) -> link.has("bound"));
	}

	/**
	 * Return the links of the partitions of a table.
	 * @param whole the table
	 * @param schema where it is
	 * @return those directly below
	 */
	static Stream<Fact> parts(FactId whole, Schema schema) {
		return schema.dependents(whole)
			.stream()
			.filter((id) -> id.kind() == FactKind.INHERITANCE)
			.map(schema::need)
			.filter((link) -> link.has("bound") && !whole.equals(link.parent()));
	}

}
