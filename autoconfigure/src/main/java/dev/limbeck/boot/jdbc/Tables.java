package dev.limbeck.boot.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.boot.jdbc.TableColumn.Presence;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * All that the aggregates of an application are stored in.
 *
 * @param tables each once
 * @param sequences that number rows
 */
record Tables(List<StoredTable> tables, List<TableName> sequences) {

	/**
	 * Copy the lists.
	 */
	Tables {
		tables = List.copyOf(tables);
		sequences = List.copyOf(sequences);
	}

	static Tables of(Collection<StoredTable> parts, Collection<TableName> sequences) {
		Map<String, StoredTable> tables = new LinkedHashMap<>();
		parts.forEach((part) -> tables.merge(part.name().sql(), part, StoredTable::with));
		return new Tables(new ArrayList<>(tables.values()), new ArrayList<>(sequences));
	}

	/**
	 * Return what makes them.
	 * @return the statements
	 */
	String sql() {
		StringBuilder sql = new StringBuilder();
		Set<String> schemas = new TreeSet<>();
		this.tables.forEach((table) -> schemas.add(table.name().schema()));
		this.sequences.forEach((sequence) -> schemas.add(sequence.schema()));
		schemas.remove("public");
		schemas.forEach((schema) -> sql.append("CREATE SCHEMA ").append(TableName.quoted(schema)).append(";\n"));
		this.sequences.forEach((sequence) -> sql.append("CREATE SEQUENCE ").append(sequence.sql()).append(";\n"));
		this.tables.forEach((table) -> sql.append(table.create()));
		this.tables.forEach((table) -> sql.append(table.pointing()));
		return sql.toString();
	}

	/**
	 * Return what the classes do not tell.
	 * @return columns whose type, and those of which it is not known whether they have a
	 * value in each row
	 */
	Set<FactId> unknown() {
		Set<FactId> unknown = new HashSet<>();
		for (StoredTable table : this.tables) {
			for (TableColumn column : table.columns().values()) {
				FactId id = FactId.of(FactKind.COLUMN, table.name().schema(), table.name().last(), column.name());
				if (!column.known()) {
					unknown.add(id);
				}
				if (column.presence() == Presence.UNKNOWN) {
					unknown.add(id.child(FactKind.NOT_NULL, List.of()));
				}
			}
		}
		return unknown;
	}

}
