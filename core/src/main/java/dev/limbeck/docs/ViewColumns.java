package dev.limbeck.docs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;

/**
 * The types of the columns of a view, which follow from what it selects: the catalog says
 * them in one text.
 *
 * @param types by the column
 */
record ViewColumns(Map<FactId, String> types) {

	static ViewColumns of(Fact relation, Facts facts) {
		String text = relation.get("columns", "");
		Map<FactId, String> types = new HashMap<>();
		List<Fact> columns = facts.columns(relation.id());
		int from = 0;
		for (int i = 0; i < columns.size() && from >= 0 && !text.isEmpty(); i++) {
			int start = behind(text, from, columns.get(i));
			int next = (i + 1 < columns.size()) ? before(text, start, columns.get(i + 1)) : text.length();
			if (start >= 0 && next >= start) {
				types.put(columns.get(i).id(), text.substring(start, next));
			}
			from = (next >= 0) ? next + 2 : -1;
		}
		return new ViewColumns(types);
	}

	String type(Fact column) {
		return this.types.getOrDefault(column.id(), "");
	}

	private static int behind(String text, int from, Fact column) {
		for (String name : names(column)) {
			if (text.startsWith(name + " ", from)) {
				return from + name.length() + 1;
			}
		}
		return -1;
	}

	private static int before(String text, int from, Fact column) {
		return names(column).stream()
			.mapToInt((name) -> text.indexOf(", " + name + " ", Math.max(0, from)))
			.filter((at) -> at >= 0)
			.min()
			.orElse(-1);
	}

	private static List<String> names(Fact column) {
		String name = column.id().last();
		return List.of(name, '"' + name.replace("\"", "\"\"") + '"');
	}

}
