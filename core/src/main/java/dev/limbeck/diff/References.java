package dev.limbeck.diff;

import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * The foreign keys that lead to a partition because they refer to the table that it is a
 * partition of: PostgreSQL does not let it go as long as they do.
 */
final class References {

	private References() {
	}

	/**
	 * Return the foreign keys that lead to a table through those that it is part of.
	 * @param table the table
	 * @param schema where both are
	 * @return the constraints
	 */
	static List<FactId> to(FactId table, Schema schema) {
		return wholes(table, schema).flatMap((whole) -> direct(whole, schema)).distinct().toList();
	}

	private static Stream<FactId> wholes(FactId table, Schema schema) {
		return RefillOrder.wholes(schema.need(table), schema)
			.flatMap((whole) -> Stream.concat(Stream.of(whole), wholes(whole, schema)));
	}

	// They need the key of the table, and its columns.
	private static Stream<FactId> direct(FactId table, Schema schema) {
		return Stream.of(FactKind.CONSTRAINT, FactKind.INDEX, FactKind.COLUMN)
			.flatMap((kind) -> schema.children(table, kind).stream())
			.map(Fact::id)
			.flatMap((id) -> schema.dependents(id).stream())
			.filter((id) -> id.kind() == FactKind.CONSTRAINT)
			.filter((id) -> schema.need(id).need("type").equals("foreign_key")
					&& !table.equals(schema.need(id).parent()));
	}

}
