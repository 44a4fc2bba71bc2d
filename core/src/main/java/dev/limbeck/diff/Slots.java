package dev.limbeck.diff;

import java.util.List;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;

/**
 * The names that a fact occupies, beside others of different kinds.
 */
final class Slots {

	private Slots() {
	}

	/**
	 * Return the names that nothing else can have at the same time.
	 * @param fact a fact
	 * @return one entry for each name space
	 */
	static List<List<String>> of(Fact fact) {
		FactId id = fact.id();
		return switch (fact.kind()) {
			case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, COMPOSITE_TYPE -> List.of(relation(id), type(id));
			case SEQUENCE, INDEX -> List.of(relation(id));
			case CONSTRAINT -> switch (fact.need("type")) {
				case "check", "foreign_key" -> List.of(constraint(id));
				case "primary_key" ->
					List.of(relation(id), constraint(id), List.of("primary key", id.name(0), id.name(1)));
				default -> List.of(relation(id), constraint(id));
			};
			case IDENTITY -> List.of(List.of("relation", fact.need("schema"), fact.need("sequence")));
			case NOT_NULL -> fact.has("name")
					? List.of(List.of("constraint", id.name(0), id.name(1), fact.need("name"))) : List.of();
			case ENUM_TYPE, DOMAIN, RANGE_TYPE, BASE_TYPE -> List.of(type(id));
			case FUNCTION, PROCEDURE, AGGREGATE -> List.of(List.of("routine", id.name(0), id.name(1), id.name(2)));
			default -> List.of();
		};
	}

	private static List<String> relation(FactId id) {
		return List.of("relation", id.name(0), id.last());
	}

	private static List<String> type(FactId id) {
		return List.of("type", id.name(0), id.last());
	}

	private static List<String> constraint(FactId id) {
		return List.of("constraint", id.name(0), id.name(1), id.last());
	}

}
