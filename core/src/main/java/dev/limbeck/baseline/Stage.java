package dev.limbeck.baseline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.Schema;

/**
 * A step on the way from a new database to a schema.
 *
 * @param title what it makes, or nothing if it is all
 * @param before what is so
 * @param after what is so afterwards
 */
record Stage(String title, Schema before, Schema after) {

	/**
	 * Divide a schema. What needs something of a later part comes right behind that; all
	 * columns of a table come together, in their order.
	 * @param schema the schema
	 * @param fresh what a new database has of it
	 * @param split how to divide it
	 * @return the stages, in order; each part is two of them with one title, and some
	 * make nothing
	 */
	static List<Stage> of(Schema schema, Schema fresh, Split split) {
		if (split == Split.NONE) {
			return List.of(new Stage("", fresh, schema));
		}
		Groups groups = (split == Split.SCHEMA) ? SchemaGroups.of(schema) : KindGroups.of(schema);
		Map<FactId, Integer> levels = levels(schema, groups);
		List<Stage> stages = new ArrayList<>();
		Schema before = fresh;
		for (int level = 0; level < 2 * groups.titles().size(); level++) {
			int end = level;
			Set<FactId> later = levels.entrySet()
				.stream()
				.filter((entry) -> entry.getValue() > end)
				.map(Map.Entry::getKey)
				.collect(Collectors.toSet());
			Schema after = schema.without(later);
			stages.add(new Stage(groups.titles().get(level / 2), before, after));
			before = after;
		}
		return stages;
	}

	// Functions may call each other in ways that nothing tells: what uses them waits for
	// all of them.
	private static Map<FactId, Integer> levels(Schema schema, Groups groups) {
		Map<FactId, Integer> levels = new HashMap<>();
		schema.facts().forEach((fact) -> levels.merge(unit(fact, schema), 2 * groups.of(fact), Math::max));
		boolean moved = true;
		while (moved) {
			moved = false;
			for (Fact fact : schema.facts()) {
				FactId unit = unit(fact, schema);
				for (FactId needed : schema.dependencies(fact.id())) {
					int least = levels.getOrDefault(unit(schema.need(needed), schema), 0);
					if (least > levels.getOrDefault(unit, 0)) {
						// Odd is what had to wait.
						levels.put(unit, least | 1);
						moved = true;
					}
				}
			}
		}
		return schema.facts()
			.stream()
			.collect(Collectors.toMap(Fact::id, (fact) -> levels.getOrDefault(unit(fact, schema), 0)));
	}

	// What is made by one statement.
	private static FactId unit(Fact fact, Schema schema) {
		FactId parent = fact.parent();
		boolean part = switch (fact.kind()) {
			case COLUMN, NOT_NULL, IDENTITY, TABLE_TYPE, INHERITANCE -> true;
			default -> false;
		};
		return (part && parent != null) ? unit(schema.need(parent), schema) : fact.id();
	}

	/**
	 * Which part of a schema each fact is to be in, other things being equal.
	 */
	interface Groups {

		/**
		 * Return what the parts are called.
		 * @return titles, in order
		 */
		List<String> titles();

		/**
		 * Return the part of a fact.
		 * @param fact the fact
		 * @return an index from 0
		 */
		int of(Fact fact);

	}

}
