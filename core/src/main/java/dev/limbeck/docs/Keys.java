package dev.limbeck.docs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;

/**
 * Which columns of a table are keys.
 *
 * @param primary those of the primary key
 * @param foreign those of foreign keys, with the tables that they refer to
 */
record Keys(Set<FactId> primary, Map<FactId, Set<FactId>> foreign) {

	static Keys of(FactId table, Facts facts) {
		Set<FactId> primary = new HashSet<>();
		facts.constraints(table, "primary_key").forEach((key) -> primary.addAll(facts.columnsOf(key)));
		Map<FactId, Set<FactId>> foreign = new LinkedHashMap<>();
		for (Fact key : facts.constraints(table, "foreign_key")) {
			FactId target = facts.target(key);
			facts.columnsOf(key)
				.forEach((column) -> foreign.computeIfAbsent(column, (same) -> new LinkedHashSet<>()).add(target));
		}
		return new Keys(primary, foreign);
	}

	boolean isKey(FactId column) {
		return this.primary.contains(column) || this.foreign.containsKey(column);
	}

	String mark(FactId column) {
		if (this.primary.contains(column)) {
			return this.foreign.containsKey(column) ? "PFK" : "PK";
		}
		return this.foreign.containsKey(column) ? "FK" : "";
	}

	List<Inline> cell(FactId column) {
		List<Inline> pieces = new ArrayList<>();
		if (this.primary.contains(column)) {
			pieces.add(new Inline.Words("primary"));
		}
		this.foreign.getOrDefault(column, Set.of()).forEach((table) -> {
			pieces.add(new Inline.Words(pieces.isEmpty() ? "to " : ", to "));
			pieces.add(new Inline.Link(table.name(0) + "." + table.last(), PagePath.of(table)));
		});
		return pieces;
	}

}
