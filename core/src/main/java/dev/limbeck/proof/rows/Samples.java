package dev.limbeck.proof.rows;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.proof.rows.TableShape.Column;
import dev.limbeck.sql.SqlText;

/**
 * Values that a column of a type can have.
 */
final class Samples {

	private Samples() {
	}

	/**
	 * Return a value.
	 * @param column for which column
	 * @param number which of many: other numbers are other values wherever the type has
	 * enough of them
	 * @return an expression of the type of the column
	 */
	static String of(Column column, int number) {
		String text = switch (column.category()) {
			case 'N' -> String.valueOf(number);
			case 'B' -> (number % 2 == 0) ? "true" : "false";
			case 'E' -> column.labels().isEmpty() ? "" : column.labels().get(number % column.labels().size());
			case 'D' -> date(column.base(), number);
			case 'T' -> number + " hours";
			case 'I' -> "10.0." + (number / 250) + "." + (number % 250 + 1);
			case 'A' -> "{}";
			case 'R' -> "empty";
			case 'V' -> (number % 2 == 0) ? "0" : "1";
			case 'G' -> shape(column.base(), number);
			case 'S' -> string(column, number);
			case 'C' -> "()";
			default -> other(column, number);
		};
		return (column.category() == 'C') ? "NULL" : cast(text, column);
	}

	/**
	 * Return values that a condition may allow.
	 * @param column for which column
	 * @param conditions of the column, its type and its table
	 * @param number which of many
	 * @return expressions, the likeliest first
	 */
	static List<String> candidates(Column column, String conditions, int number) {
		List<String> candidates = new ArrayList<>();
		Literals.of(conditions).forEach((literal) -> {
			candidates.add(cast(literal, column));
			if (column.category() == 'D') {
				candidates.add("(" + cast(literal, column) + " + interval '1 day')::" + column.type());
			}
		});
		candidates.add(of(column, number));
		if (column.category() == 'S') {
			String digits = String.format("%05d", number);
			List.of("a" + number + "@b.example", "a", "A" + number, "a".repeat(12) + number, digits,
					"+1" + digits + digits, "http://a.example/" + number, "AB", "EUR", "#00ff0" + number % 10)
				.forEach((text) -> candidates.add(cast(text, column)));
		}
		if (column.category() == 'N') {
			List.of("0", "1", "10", "100", "1000").forEach((text) -> candidates.add(cast(text, column)));
		}
		if (column.nullable()) {
			candidates.add("NULL");
		}
		return candidates;
	}

	private static String cast(String text, Column column) {
		return SqlText.literal(text).strip() + "::" + column.type();
	}

	private static String date(String type, int number) {
		String day = "2024-01-" + String.format("%02d", number % 28 + 1);
		return switch (type) {
			case "time", "timetz" -> String.format("%02d:00:00", number % 24);
			default -> day;
		};
	}

	private static String shape(String type, int number) {
		return switch (type) {
			case "circle" -> "<(0,0)," + number + ">";
			case "line" -> "{1,-1," + number + "}";
			case "path", "polygon" -> "((0,0),(1,1),(" + number + ",0))";
			case "box", "lseg" -> "((0,0),(1," + number + "))";
			default -> "(0," + number + ")";
		};
	}

	private static String string(Column column, int number) {
		String text = (number % 3 == 0) ? String.valueOf(number) : "row " + number;
		int open = column.type().indexOf('(');
		return switch (column.base()) {
			case "bpchar", "varchar" -> (open > 0) ? String.valueOf(number) : text;
			case "char" -> String.valueOf((char) ('a' + number % 26));
			default -> text;
		};
	}

	private static String other(Column column, int number) {
		return switch (column.base()) {
			case "uuid" -> String.format("00000000-0000-4000-8000-%012d", number);
			case "json", "jsonb" -> "{\"n\": " + number + "}";
			case "jsonpath" -> "$.a" + number;
			case "xml" -> "<n>" + number + "</n>";
			case "bytea" -> "\\x" + String.format("%08x", number);
			case "macaddr" -> String.format("08:00:2b:01:02:%02x", number % 256);
			case "macaddr8" -> String.format("08:00:2b:01:02:03:04:%02x", number % 256);
			case "pg_lsn" -> "0/" + number;
			case "tsvector", "tsquery" -> "word" + number;
			default -> String.valueOf(number);
		};
	}

}
