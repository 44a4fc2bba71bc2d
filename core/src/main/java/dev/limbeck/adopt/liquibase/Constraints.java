package dev.limbeck.adopt.liquibase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Constraints of columns and tables.
 */
final class Constraints {

	private Constraints() {
	}

	/**
	 * Return the constraints of a column, as far as they stand beside it.
	 * @param column the column
	 * @return its parts {@code constraints} as one
	 */
	static Element of(Element column) {
		return column.all("constraints")
			.stream()
			.findFirst()
			.orElseGet(() -> new Element("constraints", column.line(), Map.of(), List.of(), ""));
	}

	static String foreignKey(Element change) {
		return "ALTER TABLE " + TypedChange.table(change, "baseTableSchemaName", "baseTableName") + " ADD "
				+ TypedChange.constraint(change) + "FOREIGN KEY (" + TypedChange.names(change.get("baseColumnNames"))
				+ ") REFERENCES " + TypedChange.table(change, "referencedTableSchemaName", "referencedTableName") + " ("
				+ TypedChange.names(change.get("referencedColumnNames")) + ")" + action(change, "onUpdate", "UPDATE")
				+ action(change, "onDelete", "DELETE") + deferrable(change);
	}

	private static String action(Element change, String attribute, String event) {
		return change.get(attribute).isEmpty() ? "" : " ON " + event + " " + change.get(attribute);
	}

	static String deferrable(Element change) {
		return (change.is("deferrable") ? " DEFERRABLE" : "")
				+ (change.is("initiallyDeferred") ? " INITIALLY DEFERRED" : "");
	}

	/**
	 * Return the constraints that stand behind the columns of a new table.
	 * @param columns its columns
	 * @param tableName the name of the table
	 * @return parts of {@code CREATE TABLE}
	 */
	static List<String> ofTable(List<Element> columns, String tableName) {
		List<String> parts = new ArrayList<>();
		List<String> keys = new ArrayList<>();
		String keyName = "";
		for (Element column : columns) {
			Element constraints = of(column);
			if (constraints.is("primaryKey")) {
				keys.add(TypedChange.name(column.get("name")));
				keyName = keyName.isEmpty() ? constraints.get("primaryKeyName") : keyName;
			}
		}
		if (!keys.isEmpty()) {
			String name = keyName.isEmpty() ? tableName + "_pkey" : keyName;
			parts.add("CONSTRAINT " + TypedChange.name(name) + " PRIMARY KEY (" + String.join(", ", keys) + ")");
		}
		columns.forEach((column) -> addForeign(column, parts));
		columns.forEach((column) -> addUnique(column, parts));
		return parts;
	}

	private static void addForeign(Element column, List<String> parts) {
		Element constraints = of(column);
		String references = constraints.get("references");
		if (references.isEmpty() && !constraints.get("referencedTableName").isEmpty()) {
			references = TypedChange.table(constraints, "referencedTableSchemaName", "referencedTableName") + "("
					+ TypedChange.names(constraints.get("referencedColumnNames")) + ")";
		}
		if (!references.isEmpty()) {
			parts.add("CONSTRAINT " + TypedChange.name(constraints.get("foreignKeyName")) + " FOREIGN KEY ("
					+ TypedChange.name(column.get("name")) + ") REFERENCES " + references
					+ (constraints.is("deleteCascade") ? " ON DELETE CASCADE" : "") + deferrable(constraints));
		}
	}

	private static void addUnique(Element column, List<String> parts) {
		Element constraints = of(column);
		if (constraints.is("unique")) {
			String name = constraints.get("uniqueConstraintName");
			parts.add((name.isEmpty() ? "" : "CONSTRAINT " + TypedChange.name(name) + " ") + "UNIQUE ("
					+ TypedChange.name(column.get("name")) + ")");
		}
	}

}
