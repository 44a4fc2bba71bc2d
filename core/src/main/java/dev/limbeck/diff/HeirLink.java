package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * A table and one that it has something of.
 *
 * @param table the heir
 * @param parent the other one
 * @param partition whether it is a partition of it
 */
record HeirLink(FactId table, FactId parent, boolean partition) {

	FactId down(FactId id) {
		return replaced(id, this.parent, this.table);
	}

	FactId up(FactId id) {
		return replaced(id, this.table, this.parent);
	}

	private static FactId replaced(FactId id, FactId from, FactId to) {
		boolean below = !id.kind().isSatellite() && id.kind() != FactKind.INHERITANCE && id.names().size() >= 3
				&& id.names().subList(0, 2).equals(from.names());
		if (id.equals(from)) {
			return to;
		}
		if (!below) {
			return id;
		}
		List<String> names = new ArrayList<>(to.names());
		names.addAll(id.names().subList(2, id.names().size()));
		return new FactId(id.kind(), names);
	}

	Set<FactId> needs(Fact fact, Draft draft) {
		Set<FactId> needs = new HashSet<>(Set.of(fact.id()));
		draft.needs(fact.id()).stream().map(this::down).forEach(needs::add);
		needs.remove(this.table);
		return needs;
	}

	// Others may have it of their own as well.
	Fact remarked(Fact fact) {
		return this.partition ? marked(fact) : fact;
	}

	// Of partitions it is what counts, of others a detail.
	Fact marked(Fact fact) {
		Map<String, String> attributes = new HashMap<>(fact.attributes());
		Map<String, String> details = new HashMap<>(fact.details());
		attributes.remove("inherited");
		details.remove("inherited");
		(this.partition ? attributes : details).put("inherited", "true");
		return new Fact(fact.id(), fact.parent(), attributes, details);
	}

}
