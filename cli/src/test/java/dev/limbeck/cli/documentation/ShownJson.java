package dev.limbeck.cli.documentation;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as documents show it: what fits a line stands on one.
 */
final class ShownJson {

	private static final int WIDTH = 140;

	private ShownJson() {
	}

	/**
	 * Return JSON in one line, whatever its layout.
	 * @param json a JSON text
	 * @return the same without optional blanks
	 */
	static String compact(String json) {
		return JsonMapper.shared().readTree(json).toString();
	}

	static String pretty(String json) {
		return pretty(JsonMapper.shared().readTree(json), "");
	}

	private static String pretty(JsonNode node, String indent) {
		String flat = flat(node);
		if (indent.length() + flat.length() <= WIDTH || !node.isContainer()) {
			return flat;
		}
		String deeper = indent + "  ";
		List<String> members = new ArrayList<>();
		if (node.isObject()) {
			node.forEachEntry((name, value) -> members.add('"' + name + "\": " + pretty(value, deeper)));
		}
		else {
			node.forEach((element) -> members.add(pretty(element, deeper)));
		}
		String open = node.isObject() ? "{" : "[";
		return open + "\n" + deeper + String.join(",\n" + deeper, members) + "\n" + indent
				+ (node.isObject() ? "}" : "]");
	}

	private static String flat(JsonNode node) {
		List<String> members = new ArrayList<>();
		if (node.isObject()) {
			node.forEachEntry((name, value) -> members.add('"' + name + "\": " + flat(value)));
			return "{" + String.join(", ", members) + "}";
		}
		if (node.isArray()) {
			node.forEach((element) -> members.add(flat(element)));
			return "[" + String.join(", ", members) + "]";
		}
		return node.toString();
	}

}
