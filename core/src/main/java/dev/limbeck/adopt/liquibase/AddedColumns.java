package dev.limbeck.adopt.liquibase;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns that a change adds to a table.
 */
final class AddedColumns {

	private AddedColumns() {
	}

	static String sql(Element change, String table) {
		List<String> statements = new ArrayList<>();
		for (Element column : change.all("column")) {
			statements.add("ALTER TABLE " + table + " ADD " + CreatedTable.column(column));
			Constraints.ofTable(List.of(column), change.get("tableName"))
				.forEach((part) -> statements.add("ALTER TABLE " + table + " ADD " + part));
			String value = Values.of(new Element("", column.line(), column.attributes(), List.of(), ""), "value");
			if (!value.equals("NULL")) {
				statements.add("UPDATE " + table + " SET " + TypedChange.name(column.get("name")) + " = " + value);
			}
		}
		return String.join(";\n", statements) + CreatedTable.remarks(change.all("column"), table);
	}

}
