package dev.limbeck.boot.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.limbeck.boot.jdbc.TableColumn.Presence;

/**
 * A table that aggregates are stored in, perhaps parts of several.
 *
 * @param name its name
 * @param columns by name, in order
 * @param key the columns that tell its rows apart, none if nobody says
 * @param references what its columns point at
 */
record StoredTable(TableName name, Map<String, TableColumn> columns, List<String> key, List<Reference> references) {

	static StoredTable of(TableName name, List<TableColumn> columns, List<String> key, List<Reference> references) {
		Map<String, TableColumn> byName = new LinkedHashMap<>();
		columns.forEach((column) -> byName.putIfAbsent(column.name(), column));
		return new StoredTable(name, byName, key, references);
	}

	/**
	 * Return the table of two parts of aggregates that share it.
	 * @param other another one of this name
	 * @return a table for both, in which a column that one of them lacks may be empty
	 */
	StoredTable with(StoredTable other) {
		Map<String, TableColumn> all = new LinkedHashMap<>(this.columns);
		other.columns.forEach(all::putIfAbsent);
		all.replaceAll((column, said) -> (this.columns.containsKey(column) && other.columns.containsKey(column)) ? said
				: said.being(Presence.PERHAPS));
		List<Reference> pointing = new ArrayList<>(this.references);
		other.references.stream().filter((reference) -> !pointing.contains(reference)).forEach(pointing::add);
		return new StoredTable(this.name, all, Objects.equals(this.key, other.key) ? this.key : List.of(), pointing);
	}

	String create() {
		List<String> lines = new ArrayList<>();
		this.columns.values().forEach((column) -> lines.add(column.sql()));
		if (!this.key.isEmpty()) {
			lines.add("PRIMARY KEY (" + list(this.key) + ")");
		}
		return "CREATE TABLE " + this.name.sql() + " (\n  " + String.join(",\n  ", lines) + "\n);\n";
	}

	String pointing() {
		return this.references.stream()
			.map((reference) -> "ALTER TABLE " + this.name.sql() + " ADD FOREIGN KEY (" + list(reference.columns())
					+ ") REFERENCES " + reference.target().sql() + " (" + list(reference.keys()) + ");\n")
			.collect(Collectors.joining());
	}

	private static String list(List<String> names) {
		return names.stream().map(TableName::quoted).collect(Collectors.joining(", "));
	}

	/**
	 * Columns that point at a row of another table.
	 *
	 * @param columns of this table
	 * @param target the other one
	 * @param keys its columns
	 */
	record Reference(List<String> columns, TableName target, List<String> keys) {

	}

}
