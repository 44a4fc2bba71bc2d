package dev.limbeck.diff;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.limbeck.diff.Lock.Mode;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Tells which relations an action locks that are there before it, and how. When in doubt
 * it is the strongest lock.
 */
final class Locks {

	private static final Set<FactKind> RELATIONS = Set.of(FactKind.TABLE, FactKind.FOREIGN_TABLE, FactKind.VIEW,
			FactKind.MATERIALIZED_VIEW, FactKind.SEQUENCE);

	private static final Map<FactKind, Mode> MODES = new EnumMap<>(
			Map.of(FactKind.COMMENT, Mode.SHARE_UPDATE_EXCLUSIVE, FactKind.STATISTICS, Mode.SHARE_UPDATE_EXCLUSIVE,
					FactKind.PUBLICATION_TABLE, Mode.SHARE_UPDATE_EXCLUSIVE, FactKind.INDEX, Mode.SHARE,
					FactKind.SEQUENCE, Mode.SHARE_ROW_EXCLUSIVE, FactKind.TRIGGER, Mode.SHARE_ROW_EXCLUSIVE));

	private static final Set<String> LIGHT = Set.of("statistics", "options", "toast_options", "not_valid", "clustered");

	private final Schema before;

	private final Schema after;

	Locks(Schema before, Schema after) {
		this.before = before;
		this.after = after;
	}

	/**
	 * Return what an action locks.
	 * @param node what is done, with all that is written into it
	 * @return one lock for each relation, the strongest
	 */
	List<Lock> of(Node node) {
		Map<FactId, Mode> modes = new TreeMap<>();
		add(node, modes);
		return modes.entrySet().stream().map((lock) -> new Lock(lock.getValue(), lock.getKey())).toList();
	}

	private void add(Node node, Map<FactId, Mode> modes) {
		Fact fact = node.fact();
		if (fact.kind() != FactKind.GRANT) {
			relations(fact, (node.verb() == Verb.DROP) ? this.before : this.after).filter(this.before::has)
				.forEach((relation) -> modes.merge(relation, mode(node, relation), Locks::stronger));
		}
		node.parts().forEach((part) -> add(part, modes));
	}

	private static Mode stronger(Mode one, Mode other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	private static Stream<FactId> relations(Fact fact, Schema schema) {
		FactId own = relation(fact, schema);
		boolean pair = fact.kind() == FactKind.INHERITANCE || fact.kind() == FactKind.PUBLICATION_TABLE
				|| fact.kind() == FactKind.STATISTICS || fact.get("type", "").equals("foreign_key");
		Stream<FactId> needed = schema.dependencies(fact.id()).stream().map((id) -> relation(schema.need(id), schema));
		return Stream.concat(Stream.ofNullable(own), pair ? needed.filter(Objects::nonNull) : Stream.of()).distinct();
	}

	private static @Nullable FactId relation(Fact fact, Schema schema) {
		FactId id = fact.id();
		while (id != null && !RELATIONS.contains(id.kind())) {
			id = schema.need(id).parent();
		}
		return id;
	}

	private Mode mode(Node node, FactId relation) {
		Fact fact = node.fact();
		if (node.verb() == Verb.CREATE && fact.get("type", "").equals("foreign_key")) {
			return Mode.SHARE_ROW_EXCLUSIVE;
		}
		if (fact.kind() == FactKind.INHERITANCE) {
			boolean parents = !relation.equals(fact.parent());
			return (parents && node.verb() == Verb.CREATE) ? Mode.SHARE_UPDATE_EXCLUSIVE : Mode.ACCESS_EXCLUSIVE;
		}
		if (node.verb() == Verb.ALTER) {
			return isLight(fact) ? Mode.SHARE_UPDATE_EXCLUSIVE : alteration(fact);
		}
		boolean gone = node.verb() == Verb.DROP && fact.kind() != FactKind.COMMENT
				&& fact.kind() != FactKind.PUBLICATION_TABLE && fact.kind() != FactKind.STATISTICS;
		return gone ? Mode.ACCESS_EXCLUSIVE : MODES.getOrDefault(fact.kind(), Mode.ACCESS_EXCLUSIVE);
	}

	private static Mode alteration(Fact fact) {
		return (fact.kind() == FactKind.INDEX) ? Mode.ACCESS_EXCLUSIVE
				: MODES.getOrDefault(fact.kind(), Mode.ACCESS_EXCLUSIVE);
	}

	// Nothing but what planners or cleaners look at, or what is only looked through.
	private boolean isLight(Fact to) {
		Fact from = this.before.fact(to.id());
		return from != null && Stream.concat(from.attributes().keySet().stream(), to.attributes().keySet().stream())
			.filter((name) -> !Objects.equals(from.get(name), to.get(name)))
			.allMatch(LIGHT::contains);
	}

}
