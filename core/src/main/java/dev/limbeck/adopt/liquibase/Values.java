package dev.limbeck.adopt.liquibase;

import java.util.Locale;

import dev.limbeck.sql.SqlText;

/**
 * Values of columns, which changes write in several ways.
 */
final class Values {

	private Values() {
	}

	/**
	 * Return a value as SQL.
	 * @param element what has it
	 * @param base the name of the attribute: with {@code Numeric}, {@code Boolean},
	 * {@code Date}, {@code Computed} or {@code SequenceNext} behind it, it says what kind
	 * of value it is
	 * @return the SQL, {@code NULL} if there is none
	 */
	static String of(Element element, String base) {
		if (element.attributes().containsKey(base)) {
			String value = element.get(base);
			return ColumnType.isBare(element.get("type")) ? bare(value) : text(value);
		}
		if (element.attributes().containsKey(base + "Numeric")) {
			return element.get(base + "Numeric");
		}
		if (element.attributes().containsKey(base + "Boolean")) {
			return element.get(base + "Boolean").toUpperCase(Locale.ROOT);
		}
		if (element.attributes().containsKey(base + "Computed")) {
			return function(element.get(base + "Computed"));
		}
		if (element.attributes().containsKey(base + "SequenceNext")) {
			return "nextval('" + element.get(base + "SequenceNext") + "')";
		}
		return element.attributes().containsKey(base + "Date") ? date(element.get(base + "Date"))
				: element.text().isBlank() ? "NULL" : text(element.text());
	}

	// What does not begin with a digit is a function.
	private static String date(String value) {
		boolean moment = !value.isEmpty() && Character.isDigit(value.charAt(0));
		return moment ? text(value.replace('T', ' ')) : function(value);
	}

	private static String function(String value) {
		String word = value.strip().toUpperCase(Locale.ROOT);
		return (word.equals("CURRENT_TIMESTAMP") || word.equals("CURRENT_DATETIME")) ? "NOW()" : value;
	}

	private static String bare(String value) {
		boolean number = value.matches("[-+]?[0-9.]{1,40}");
		boolean truth = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
		return (number || truth) ? value : text(value);
	}

	static String text(String value) {
		return value.equalsIgnoreCase("null") ? "NULL" : SqlText.literal(value);
	}

	static boolean has(Element column) {
		return column.attributes().keySet().stream().anyMatch((name) -> name.startsWith("defaultValue"));
	}

}
