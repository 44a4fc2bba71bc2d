package dev.limbeck.schema.scope;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.limbeck.BundledText;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * A list of tables and sequences that tools make, told by their names and columns.
 *
 * @param known by names without schema
 */
record KnownTables(Map<String, List<Known>> known) {

	/**
	 * Read a list.
	 * @param file its name, beside this class
	 * @return the list
	 */
	static KnownTables read(String file) {
		return new KnownTables(BundledText.read(KnownTables.class, file)
			.lines()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.map(Known::of)
			.collect(Collectors.groupingBy((known) -> known.name().substring(known.name().indexOf('.') + 1))));
	}

	/**
	 * Return whether a table is in the list.
	 * @param id a table or sequence
	 * @param schema where it was read
	 * @return whether name and columns fit
	 */
	boolean has(FactId id, Schema schema) {
		return this.known.getOrDefault(id.last().toLowerCase(Locale.ROOT), List.of())
			.stream()
			.anyMatch((one) -> one.is(id, schema));
	}

	/**
	 * A table of a tool.
	 *
	 * @param name of the table, in lower case; perhaps with a schema
	 * @param columns some that it has, in lower case; none for a sequence
	 */
	record Known(String name, List<String> columns) {

		// Tool, table and columns, separated by bars.
		private static Known of(String line) {
			String[] fields = line.split("\\|");
			return new Known(fields[1].strip(),
					(fields.length > 2) ? Arrays.stream(fields[2].strip().split(" ")).toList() : List.of());
		}

		private boolean is(FactId id, Schema schema) {
			String called = (this.name.contains(".") ? id.name(0) + "." : "") + id.last();
			return called.toLowerCase(Locale.ROOT).equals(this.name)
					&& this.columns.isEmpty() == (id.kind() == FactKind.SEQUENCE)
					&& schema.children(id, FactKind.COLUMN)
						.stream()
						.map((column) -> column.id().last().toLowerCase(Locale.ROOT))
						.collect(Collectors.toSet())
						.containsAll(this.columns);
		}

	}

}
