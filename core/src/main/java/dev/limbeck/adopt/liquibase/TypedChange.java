package dev.limbeck.adopt.liquibase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Changes that Liquibase knows by name, as the SQL that it writes for PostgreSQL.
 */
final class TypedChange {

	private TypedChange() {
	}

	/**
	 * Return what a change does.
	 * @param change the change
	 * @return statements between semicolons, or {@code null} if it is not known here
	 */
	static @Nullable String sql(Element change) {
		String table = table(change, "schemaName", "tableName");
		return switch (change.name()) {
			case "createTable" -> CreatedTable.sql(change, table);
			case "dropTable" -> "DROP TABLE " + table + (change.is("cascadeConstraints") ? " CASCADE" : "");
			case "renameTable" -> "ALTER TABLE " + table(change, "schemaName", "oldTableName") + " RENAME TO "
					+ name(change.get("newTableName"));
			case "addColumn" -> AddedColumns.sql(change, table);
			case "dropColumn" -> dropColumns(change, table);
			case "renameColumn" -> "ALTER TABLE " + table + " RENAME COLUMN " + name(change.get("oldColumnName"))
					+ " TO " + name(change.get("newColumnName"));
			case "modifyDataType" -> modify(change, table);
			case "addPrimaryKey" -> "ALTER TABLE " + table + " ADD " + constraint(change) + "PRIMARY KEY ("
					+ names(change.get("columnNames")) + ")";
			case "addUniqueConstraint" -> "ALTER TABLE " + table + " ADD " + constraint(change) + "UNIQUE ("
					+ names(change.get("columnNames")) + ")" + Constraints.deferrable(change);
			case "addForeignKeyConstraint" -> Constraints.foreignKey(change);
			case "dropPrimaryKey", "dropUniqueConstraint" ->
				change.get("constraintName").isEmpty() ? null : dropConstraint(table, change);
			case "dropForeignKeyConstraint" ->
				dropConstraint(table(change, "baseTableSchemaName", "baseTableName"), change);
			case "addNotNullConstraint" -> notNull(change, table);
			case "dropNotNullConstraint" ->
				"ALTER TABLE " + table + " ALTER COLUMN " + name(change.get("columnName")) + " DROP NOT NULL";
			case "addDefaultValue" -> "ALTER TABLE " + table + " ALTER COLUMN " + name(change.get("columnName"))
					+ " SET DEFAULT " + Values.of(change, "defaultValue");
			case "dropDefaultValue" ->
				"ALTER TABLE " + table + " ALTER COLUMN " + name(change.get("columnName")) + " DROP DEFAULT";
			default -> other(change, table);
		};
	}

	private static @Nullable String other(Element change, String table) {
		return switch (change.name()) {
			case "createIndex" -> index(change, table);
			case "dropIndex" -> "DROP INDEX " + schema(change.get("schemaName")) + name(change.get("indexName"));
			case "createSequence" -> sequence(change);
			case "dropSequence" ->
				"DROP SEQUENCE " + schema(change.get("schemaName")) + name(change.get("sequenceName"));
			case "createView" -> "CREATE " + (change.is("replaceIfExists") ? "OR REPLACE " : "") + "VIEW "
					+ table(change, "schemaName", "viewName") + " AS "
					+ (change.text().isBlank() ? change.value("selectQuery") : change.text()).strip();
			case "dropView" -> "DROP VIEW " + table(change, "schemaName", "viewName");
			case "renameView" -> "ALTER VIEW " + table(change, "schemaName", "oldViewName") + " RENAME TO "
					+ name(change.get("newViewName"));
			case "renameSequence" -> "ALTER SEQUENCE " + table(change, "schemaName", "oldSequenceName") + " RENAME TO "
					+ name(change.get("newSequenceName"));
			case "dropProcedure" -> "DROP PROCEDURE " + table(change, "schemaName", "procedureName");
			case "insert" -> insert(change, table);
			case "update" -> update(change, table);
			case "delete" -> "DELETE FROM " + table + where(change);
			case "setTableRemarks" -> "COMMENT ON TABLE " + table + " IS " + Values.text(change.get("remarks"));
			case "setColumnRemarks" -> "COMMENT ON COLUMN " + table + "." + name(change.get("columnName")) + " IS "
					+ Values.text(change.get("remarks"));
			default -> null;
		};
	}

	/**
	 * Return how changes are taken back, if that follows from them.
	 * @param changes the changes of a changeset, in order
	 * @return statements, or {@code null} if one of them does not say
	 */
	static @Nullable String reversed(List<Element> changes) {
		StringBuilder sql = new StringBuilder();
		for (Element change : changes) {
			String one = reversed(change);
			if (one == null) {
				return null;
			}
			sql.insert(0, one + ";\n");
		}
		return changes.isEmpty() ? null : sql.toString();
	}

	private static @Nullable String reversed(Element change) {
		String table = table(change, "schemaName", "tableName");
		return switch (change.name()) {
			case "createTable" -> "DROP TABLE " + table;
			case "renameTable" -> "ALTER TABLE " + table(change, "schemaName", "newTableName") + " RENAME TO "
					+ name(change.get("oldTableName"));
			case "addColumn" -> dropColumns(change, table);
			case "renameColumn" -> "ALTER TABLE " + table + " RENAME COLUMN " + name(change.get("newColumnName"))
					+ " TO " + name(change.get("oldColumnName"));
			case "addUniqueConstraint" -> change.get("constraintName").isEmpty() ? null : dropConstraint(table, change);
			case "addForeignKeyConstraint" ->
				dropConstraint(table(change, "baseTableSchemaName", "baseTableName"), change);
			case "createIndex" -> change.get("indexName").isEmpty() ? null
					: "DROP INDEX " + schema(change.get("schemaName")) + name(change.get("indexName"));
			case "createSequence" ->
				"DROP SEQUENCE " + schema(change.get("schemaName")) + name(change.get("sequenceName"));
			case "renameView" -> "ALTER VIEW " + table(change, "schemaName", "newViewName") + " RENAME TO "
					+ name(change.get("oldViewName"));
			case "renameSequence" -> "ALTER SEQUENCE " + table(change, "schemaName", "newSequenceName") + " RENAME TO "
					+ name(change.get("oldSequenceName"));
			case "createView" ->
				change.is("replaceIfExists") ? null : "DROP VIEW " + table(change, "schemaName", "viewName");
			case "addNotNullConstraint" ->
				"ALTER TABLE " + table + " ALTER COLUMN " + name(change.get("columnName")) + " DROP NOT NULL";
			case "addDefaultValue" ->
				"ALTER TABLE " + table + " ALTER COLUMN " + name(change.get("columnName")) + " DROP DEFAULT";
			default -> null;
		};
	}

	private static String dropColumns(Element change, String table) {
		List<String> names = new ArrayList<>();
		if (!change.get("columnName").isEmpty()) {
			names.add(change.get("columnName"));
		}
		change.all("column").forEach((column) -> names.add(column.get("name")));
		return String.join(";\n",
				names.stream().map((column) -> "ALTER TABLE " + table + " DROP COLUMN " + name(column)).toList());
	}

	private static String modify(Element change, String table) {
		String type = ColumnType.of(change.get("newDataType"));
		String column = name(change.get("columnName"));
		return "ALTER TABLE " + table + " ALTER COLUMN " + column + " TYPE " + type + " USING (" + column + "::" + type
				+ ")";
	}

	private static String dropConstraint(String table, Element change) {
		return "ALTER TABLE " + table + " DROP CONSTRAINT " + name(change.get("constraintName"));
	}

	private static String notNull(Element change, String table) {
		String column = name(change.get("columnName"));
		String filled = change.attributes().containsKey("defaultNullValue") ? "UPDATE " + table + " SET " + column
				+ " = " + Values.text(change.get("defaultNullValue")) + " WHERE " + column + " IS NULL;\n" : "";
		return filled + "ALTER TABLE " + table + " ALTER COLUMN " + column + " SET NOT NULL";
	}

	private static String index(Element change, String table) {
		List<String> columns = new ArrayList<>();
		for (Element column : change.all("column")) {
			boolean computed = column.is("computed") || column.get("name").contains("(");
			columns.add((computed ? column.get("name") : name(column.get("name")))
					+ (column.is("descending") ? " DESC" : ""));
		}
		return "CREATE " + (change.is("unique") ? "UNIQUE " : "") + "INDEX "
				+ (change.get("indexName").isEmpty() ? "" : name(change.get("indexName")) + " ") + "ON " + table + " ("
				+ String.join(", ", columns) + ")";
	}

	private static String sequence(Element change) {
		StringBuilder sql = new StringBuilder(
				"CREATE SEQUENCE " + schema(change.get("schemaName")) + name(change.get("sequenceName")));
		Map<String, String> options = new LinkedHashMap<>();
		options.put("dataType", " AS ");
		options.put("incrementBy", " INCREMENT BY ");
		options.put("minValue", " MINVALUE ");
		options.put("maxValue", " MAXVALUE ");
		options.put("startValue", " START WITH ");
		options.put("cacheSize", " CACHE ");
		options.forEach(
				(attribute, words) -> sql.append(change.get(attribute).isEmpty() ? "" : words + change.get(attribute)));
		return sql.append(change.is("cycle") ? " CYCLE" : "").toString();
	}

	private static String insert(Element change, String table) {
		List<String> names = new ArrayList<>();
		List<String> values = new ArrayList<>();
		for (Element column : change.all("column")) {
			names.add(name(column.get("name")));
			values.add(Values.of(column, "value"));
		}
		return "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + String.join(", ", values)
				+ ")";
	}

	private static String update(Element change, String table) {
		List<String> sets = change.all("column")
			.stream()
			.map((column) -> name(column.get("name")) + " = " + Values.of(column, "value"))
			.toList();
		return "UPDATE " + table + " SET " + String.join(", ", sets) + where(change);
	}

	private static String where(Element change) {
		String where = change.value("where").strip();
		return where.isEmpty() ? "" : " WHERE " + where;
	}

	static String constraint(Element change) {
		return change.get("constraintName").isEmpty() ? "" : "CONSTRAINT " + name(change.get("constraintName")) + " ";
	}

	static String table(Element change, String schema, String table) {
		return schema(change.get(schema)) + name(change.get(table));
	}

	static String schema(String schema) {
		return schema.isEmpty() ? "" : name(schema) + ".";
	}

	static String names(String list) {
		return String.join(", ", List.of(list.split(",")).stream().map((each) -> name(each.strip())).toList());
	}

	/**
	 * Write a name as Liquibase does: in quotes if it holds capitals beside small
	 * letters, is a word of SQL, or is no plain name.
	 * @param name the name
	 * @return the name in SQL
	 */
	static String name(String name) {
		boolean plain = name.matches("[a-z_][a-z0-9_]*") || name.matches("[A-Z_][A-Z0-9_]*");
		return (plain && !Reserved.WORDS.contains(name.toUpperCase(Locale.ROOT))) ? name
				: '"' + name.replace("\"", "\"\"") + '"';
	}

}
