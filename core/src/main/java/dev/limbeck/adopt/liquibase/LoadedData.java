package dev.limbeck.adopt.liquibase;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.adopt.liquibase.CsvRows.Row;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file of separated values as the statements that insert them. To be used once.
 */
final class LoadedData {

	private static final int ROWS = 500;

	private static final Set<String> TEXTS = Set.of("string", "clob", "text", "char", "varchar");

	private static final Set<String> TIMES = Set.of("date", "datetime", "time", "timestamp");

	private final Element change;

	private final String table;

	private final Map<String, String> types;

	private final List<String> problems = new ArrayList<>();

	/**
	 * Begin.
	 * @param change a {@code loadData} or {@code loadUpdateData}
	 * @param types types of columns that are known, by table and name in small letters
	 */
	LoadedData(Element change, Map<String, String> types) {
		this.change = change;
		this.table = TypedChange.table(change, "schemaName", "tableName");
		this.types = types;
	}

	/**
	 * Return what could not be told.
	 * @return one sentence each
	 */
	List<String> problems() {
		return this.problems;
	}

	/**
	 * Return the statements.
	 * @param text the content of the file
	 * @return statements between semicolons, empty if there are no rows, or {@code null}
	 * if it cannot be told what is inserted
	 */
	@Nullable String sql(String text) {
		List<Row> rows = rows(text);
		if (rows.isEmpty()) {
			this.problems.add(this.change.get("file") + " is empty");
			return null;
		}
		List<Column> columns = columns(rows.get(0));
		List<String> tuples = new ArrayList<>();
		for (Row row : rows.subList(1, rows.size())) {
			if (row.values().size() != columns.size()) {
				this.problems.add(this.change.get("file") + ":" + row.line() + " has " + row.values().size()
						+ " values, and its first line " + columns.size());
				return null;
			}
			tuples.add(tuple(columns, row));
		}
		return this.problems.isEmpty() ? statements(columns, tuples) : null;
	}

	private List<Row> rows(String text) {
		String separator = this.change.get("separator");
		String quote = this.change.get("quotchar").strip();
		boolean quotes = this.change.attributes().containsKey("quotchar");
		String comment = this.change.get("commentLineStartsWith");
		char marks = quote.isEmpty() ? '\u0001' : quote.charAt(0);
		return CsvRows
			.read(text, separator.isEmpty() ? ',' : separator.equals("\\t") ? '\t' : separator.charAt(0),
					quotes ? marks : '"')
			.stream()
			.filter((row) -> comment.isEmpty() || !row.values().get(0).startsWith(comment))
			.toList();
	}

	private List<Column> columns(Row header) {
		List<Column> columns = new ArrayList<>();
		for (int i = 0; i < header.values().size(); i++) {
			String named = header.values().get(i).strip();
			Element said = said(i, named);
			String name = (said != null && !said.get("name").isEmpty()) ? said.get("name") : named;
			String type = (said != null) ? said.get("type") : "";
			String known = this.types.getOrDefault(key(this.change.get("tableName"), name), "");
			columns.add(new Column(name, (type.isEmpty() ? known : type).toLowerCase(Locale.ROOT), said));
		}
		return columns;
	}

	private @Nullable Element said(int index, String name) {
		return this.change.all("column")
			.stream()
			.filter((column) -> column.get("index").equals(String.valueOf(index))
					|| column.get("header").equalsIgnoreCase(name) || column.get("name").equalsIgnoreCase(name))
			.findFirst()
			.orElse(null);
	}

	private String tuple(List<Column> columns, Row row) {
		List<String> values = new ArrayList<>();
		for (int i = 0; i < columns.size(); i++) {
			Column column = columns.get(i);
			if (!column.isSkipped()) {
				values.add(value(column, row.values().get(i), row.line()));
			}
		}
		return "(" + String.join(", ", values) + ")";
	}

	private String value(Column column, String value, int line) {
		Element said = column.said();
		String none = (said != null) ? said.get("nullPlaceholder") : "";
		if (none.isEmpty() ? value.equalsIgnoreCase("NULL") : value.equals(none)) {
			return "NULL";
		}
		if (value.isEmpty()) {
			return empty(column, line);
		}
		return switch (column.type()) {
			case "computed" -> value;
			case "sequence" -> "nextval(" + SqlText.literal(value) + ")";
			case "blob" -> "decode(" + SqlText.literal(value) + ", 'base64')";
			default -> (column.isTime() && isNow(value)) ? "NOW()" : SqlText.literal(value);
		};
	}

	private static boolean isNow(String value) {
		return value.equalsIgnoreCase("now") || value.equalsIgnoreCase("today");
	}

	// What has no default is an empty text in a column of texts, and NULL in others.
	private String empty(Column column, int line) {
		if (column.said() != null && Values.has(column.said())) {
			return Values.of(column.said(), "defaultValue");
		}
		if (column.type().isEmpty()) {
			this.problems.add(this.change.get("file") + ":" + line + " leaves " + column.name()
					+ " empty, and it is not known whether that is a text");
		}
		return column.isText() ? "''" : "NULL";
	}

	private String statements(List<Column> columns, List<String> tuples) {
		List<Column> filled = columns.stream().filter((column) -> !column.isSkipped()).toList();
		String insert = "INSERT INTO " + this.table + " ("
				+ filled.stream().map((column) -> TypedChange.name(column.name())).collect(Collectors.joining(", "))
				+ ") VALUES\n";
		List<String> statements = new ArrayList<>();
		for (int i = 0; i < tuples.size(); i += ROWS) {
			statements.add(insert + String.join(",\n", tuples.subList(i, Math.min(i + ROWS, tuples.size())))
					+ conflict(filled));
		}
		return String.join(";\n", statements);
	}

	private String conflict(List<Column> columns) {
		if (!this.change.name().equals("loadUpdateData")) {
			return "";
		}
		List<String> key = List.of(this.change.get("primaryKey").split(",")).stream().map(String::strip).toList();
		String updated = columns.stream()
			.filter((column) -> !key.contains(column.name()))
			.filter((column) -> column.said() == null || !"false".equalsIgnoreCase(column.said().get("allowUpdate")))
			.map((column) -> TypedChange.name(column.name()))
			.map((name) -> name + " = EXCLUDED." + name)
			.collect(Collectors.joining(", "));
		return "\nON CONFLICT (" + TypedChange.names(this.change.get("primaryKey")) + ") DO "
				+ (updated.isEmpty() ? "NOTHING" : "UPDATE SET " + updated);
	}

	/**
	 * Name a column among the known types.
	 * @param table its table
	 * @param column its name
	 * @return the key
	 */
	static String key(String table, String column) {
		return (table + "." + column).toLowerCase(Locale.ROOT);
	}

	/**
	 * A column that the file has.
	 *
	 * @param name its name
	 * @param type what is known of its type, in small letters, perhaps nothing
	 * @param said what the change says of it
	 */
	private record Column(String name, String type, @Nullable Element said) {

		boolean isSkipped() {
			return this.type.equals("skip");
		}

		boolean isText() {
			String written = ColumnType.of(this.type).toLowerCase(Locale.ROOT);
			return TEXTS.stream().anyMatch(written::startsWith);
		}

		boolean isTime() {
			return TIMES.stream().anyMatch(this.type::startsWith);
		}

	}

}
