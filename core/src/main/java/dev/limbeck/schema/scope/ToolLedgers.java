package dev.limbeck.schema.scope;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * The tables in which Limbeck and other tools remember what they have applied: they are
 * no part of what anybody models.
 */
final class ToolLedgers {

	private static final KnownTables KNOWN = KnownTables.read("ledgers.txt");

	private static final String OUR_COMMENT = "limbeck ledger ";

	private static final String REVISIONS = "limbeck_revision";

	private static final Set<String> OURS = Set.of(REVISIONS, "limbeck_script", "limbeck_log");

	private ToolLedgers() {
	}

	/**
	 * Find them.
	 * @param schema all that was read
	 * @return the tables
	 */
	static Stream<FactId> in(Schema schema) {
		return schema.facts(FactKind.TABLE).stream().map(Fact::id).filter((table) -> isLedger(table, schema));
	}

	private static boolean isLedger(FactId table, Schema schema) {
		String name = table.last();
		if (OURS.contains(name)) {
			Fact comment = schema
				.fact(FactId.of(FactKind.TABLE, table.name(0), REVISIONS).child(FactKind.COMMENT, List.of()));
			return comment != null && comment.get("text", "").startsWith(OUR_COMMENT);
		}
		return KNOWN.has(table, schema);
	}

}
