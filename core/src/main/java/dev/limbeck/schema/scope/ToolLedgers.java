package dev.limbeck.schema.scope;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.BundledText;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * The tables in which Limbeck and other tools remember what they have applied: they are
 * no part of what anybody models.
 */
final class ToolLedgers {

	private static final Map<String, List<Known>> KNOWN = known();

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
		return KNOWN.getOrDefault(name.toLowerCase(Locale.ROOT), List.of())
			.stream()
			.anyMatch((known) -> known.is(table, schema));
	}

	private static Map<String, List<Known>> known() {
		return BundledText.read(ToolLedgers.class, "ledgers.txt")
			.lines()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.map(Known::of)
			.collect(Collectors.groupingBy((known) -> known.name().substring(known.name().indexOf('.') + 1)));
	}

	/**
	 * A table of a tool.
	 *
	 * @param name of the table, in lower case; perhaps with a schema
	 * @param columns some that it has, in lower case
	 */
	private record Known(String name, List<String> columns) {

		// Tool, table and columns, separated by bars.
		private static Known of(String line) {
			String[] fields = line.split("\\|");
			return new Known(fields[1].strip(), Arrays.stream(fields[2].strip().split(" ")).toList());
		}

		private boolean is(FactId table, Schema schema) {
			String called = (this.name.contains(".") ? table.name(0) + "." : "") + table.last();
			return called.toLowerCase(Locale.ROOT).equals(this.name) && schema.children(table, FactKind.COLUMN)
				.stream()
				.map((column) -> column.id().last().toLowerCase(Locale.ROOT))
				.collect(Collectors.toSet())
				.containsAll(this.columns);
		}

	}

}
