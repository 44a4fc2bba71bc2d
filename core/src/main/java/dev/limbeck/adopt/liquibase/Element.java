package dev.limbeck.adopt.liquibase;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A part of a changelog, whatever it is written in.
 *
 * @param name what it is, such as {@code createTable}
 * @param line where it begins, from 1
 * @param attributes values by their names
 * @param children the parts in it, in order
 * @param text the text in it
 */
record Element(String name, int line, Map<String, String> attributes, List<Element> children, String text) {

	String get(String attribute) {
		return this.attributes.getOrDefault(attribute, "");
	}

	/**
	 * Return a value that may also stand in a part of its own.
	 * @param attribute its name
	 * @return the value, empty if there is none
	 */
	String value(String attribute) {
		String own = get(attribute);
		return own.isEmpty() ? all(attribute).stream().map(Element::text).findFirst().orElse("") : own;
	}

	boolean is(String attribute) {
		return get(attribute).equalsIgnoreCase("true");
	}

	List<Element> all(String childName) {
		return this.children.stream().filter((child) -> child.name.equals(childName)).toList();
	}

	/**
	 * Tell whether it is for PostgreSQL.
	 * @return whether its {@code dbms} says so, or nothing
	 */
	boolean isForPostgres() {
		String dbms = get("dbms").toLowerCase(Locale.ROOT).replace(" ", "");
		if (dbms.isEmpty() || dbms.equals("all")) {
			return true;
		}
		List<String> names = List.of(dbms.split(","));
		return names.contains("postgresql")
				|| (names.stream().allMatch((name) -> name.startsWith("!")) && !names.contains("!postgresql"));
	}

}
