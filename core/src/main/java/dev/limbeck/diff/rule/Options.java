package dev.limbeck.diff.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Lists as the queries write them, separated by commas, with values that may be literals.
 */
public final class Options {

	private Options() {
	}

	/**
	 * Cut a list at the commas that stand in no literal.
	 * @param list the list, or {@code null} for none
	 * @return its items
	 */
	public static List<String> items(@Nullable String list) {
		List<String> items = new ArrayList<>();
		if (list == null) {
			return items;
		}
		boolean quoted = false;
		int from = 0;
		for (int at = 0; at < list.length(); at++) {
			if (list.charAt(at) == '\'') {
				quoted = !quoted;
			}
			else if (list.charAt(at) == ',' && !quoted) {
				items.add(list.substring(from, at).strip());
				from = at + 1;
			}
		}
		items.add(list.substring(from).strip());
		return items;
	}

	/**
	 * Return the storage parameters that have to be set, and those to be reset, so that
	 * they come to stand in the same order: what is set goes to the end.
	 * @param statement what stands before {@code SET (…)}
	 * @param from what is set, or {@code null}
	 * @param to what is to be set, or {@code null}
	 * @return statements
	 */
	public static List<String> changed(String statement, @Nullable String from, @Nullable String to) {
		Map<String, String> before = map(from, '=');
		Map<String, String> after = map(to, '=');
		List<String> reset = before.keySet().stream().filter((name) -> !after.containsKey(name)).toList();
		List<String> set = items(to).stream().filter((item) -> !items(from).contains(item)).toList();
		List<String> order = new ArrayList<>(items(from).stream().filter(items(to)::contains).toList());
		order.addAll(set);
		List<String> statements = new ArrayList<>();
		if (!set.isEmpty()) {
			statements.add(statement + " SET (" + String.join(", ", order.equals(items(to)) ? set : items(to)) + ")");
		}
		if (!reset.isEmpty()) {
			statements.add(statement + " RESET (" + String.join(", ", reset) + ")");
		}
		return statements;
	}

	/**
	 * Return the options that have to be assigned, and those that have to go.
	 * @param from what is set, or {@code null}
	 * @param to what is to be set, or {@code null}
	 * @return assignments, and names alone of what goes
	 */
	public static List<String> assigned(@Nullable String from, @Nullable String to) {
		Map<String, String> before = map(from, '=');
		Map<String, String> after = map(to, '=');
		List<String> options = new ArrayList<>(items(to));
		options.removeAll(items(from));
		before.keySet().stream().filter((name) -> !after.containsKey(name)).forEach(options::add);
		return options;
	}

	/**
	 * Return the clause that changes the options of something foreign.
	 * @param from what is set, or {@code null}
	 * @param to what is to be set, or {@code null}
	 * @return {@code OPTIONS (…)}
	 */
	public static String foreign(@Nullable String from, @Nullable String to) {
		Map<String, String> before = map(from, ' ');
		Map<String, String> after = map(to, ' ');
		List<String> changes = new ArrayList<>();
		after.forEach((name, value) -> {
			if (!value.equals(before.get(name))) {
				changes.add((before.containsKey(name) ? "SET " : "ADD ") + name + " " + value);
			}
		});
		before.keySet()
			.stream()
			.filter((name) -> !after.containsKey(name))
			.forEach((name) -> changes.add("DROP " + name));
		return "OPTIONS (" + String.join(", ", changes) + ")";
	}

	private static Map<String, String> map(@Nullable String list, char separator) {
		Map<String, String> map = new LinkedHashMap<>();
		items(list).forEach((item) -> {
			int at = item.indexOf(separator);
			map.put((at < 0) ? item : item.substring(0, at), (at < 0) ? "" : item.substring(at + 1));
		});
		return map;
	}

}
