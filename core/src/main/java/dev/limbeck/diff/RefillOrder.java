package dev.limbeck.diff;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is done before, and what after the rows of a table go over to the one that takes
 * its place. They do so when the old one is dropped.
 */
final class RefillOrder {

	// What would notice the rows, or wants them to be there.
	private static final Set<FactKind> LATER = Set.of(FactKind.TRIGGER, FactKind.RULE, FactKind.MATERIALIZED_VIEW);

	private final Schema before;

	private final Schema after;

	private final Treatments treatments;

	private final ActionGraph graph;

	RefillOrder(Schema before, Schema after, Treatments treatments, ActionGraph graph) {
		this.before = before;
		this.after = after;
		this.treatments = treatments;
		this.graph = graph;
	}

	void order() {
		this.treatments.refilled().forEach((table) -> {
			Node drop = Objects.requireNonNull(this.graph.drop(table));
			drop.after(Objects.requireNonNull(this.graph.make(table)));
			orderPartitions(table, drop);
			Stream
				.concat(Stream.of(table),
						Stream.of(FactKind.COLUMN, FactKind.CONSTRAINT, FactKind.INDEX)
							.flatMap((kind) -> this.after.children(table, kind).stream().map(Fact::id)))
				.flatMap((id) -> this.after.dependents(id).stream())
				.filter((id) -> isLater(id, table))
				.map(this.graph::make)
				.filter(Objects::nonNull)
				.forEach((make) -> make.after(drop));
		});
	}

	private void orderPartitions(FactId table, Node drop) {
		PartitionOrder.parts(table, this.after).forEach((link) -> {
			Node make = this.graph.make(link.id());
			if (make != null) {
				drop.after(make);
			}
			orderPartitions(Situation.parent(link), drop);
		});
	}

	private boolean isLater(FactId id, FactId table) {
		Fact fact = this.after.need(id);
		boolean refers = fact.get("type", "").equals("foreign_key") && !fact.has("inherited")
				&& !table.equals(fact.parent());
		return refers || LATER.contains(id.kind());
	}

	/**
	 * Return whether a fact goes with the table that steps aside.
	 * @param id the fact
	 * @param before where it is
	 * @param treatments tells which tables do so
	 * @return whether it makes room for another one of its name at once
	 */
	static boolean stepsAside(FactId id, Schema before, Treatments treatments) {
		if (treatments.refilled().isEmpty()) {
			return false;
		}
		Fact fact = before.need(id);
		FactId table = table(fact, before);
		if (table == null || goesFirst(fact)) {
			return false;
		}
		return treatments.refilled().contains(table)
				|| (treatments.dropped().contains(table) && !treatments.created().contains(table)
						&& taking(before.need(table), before, treatments.refilled()).findAny().isPresent());
	}

	/**
	 * Return whether a fact of a table that steps aside would keep its name from others.
	 * @param fact the fact
	 * @return whether it must go before
	 */
	static boolean goesFirst(Fact fact) {
		return switch (fact.kind()) {
			case INDEX, IDENTITY, INHERITANCE -> true;
			case CONSTRAINT -> !fact.need("type").equals("check") && !fact.need("type").equals("foreign_key");
			default -> false;
		};
	}

	static @Nullable FactId table(Fact fact, Schema schema) {
		FactId id = fact.id();
		while (id != null && id.kind() != FactKind.TABLE) {
			id = schema.need(id).parent();
		}
		return id;
	}

	/**
	 * Return the table that takes the rows of a table.
	 * @param table the table, perhaps a partition of a partition of it
	 * @param schema where it is
	 * @param refilled those that take rows
	 * @return one, or none
	 */
	static Stream<FactId> taking(Fact table, Schema schema, Set<FactId> refilled) {
		return refilled.contains(table.id()) ? Stream.of(table.id())
				: wholes(table, schema).flatMap((whole) -> taking(schema.need(whole), schema, refilled));
	}

	/**
	 * Return the table that a table is a partition of.
	 * @param table the table
	 * @param schema where it is
	 * @return one, or none
	 */
	static Stream<FactId> wholes(Fact table, Schema schema) {
		return schema.children(table.id(), FactKind.INHERITANCE)
			.stream()
			.filter((link) -> link.has("bound"))
			.flatMap((link) -> schema.dependencies(link.id()).stream())
			.filter((id) -> id.kind() == FactKind.TABLE && !id.equals(table.id()));
	}

}
