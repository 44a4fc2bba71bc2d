package dev.limbeck.adopt.liquibase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;

/**
 * Reads a changelog in the plain part of YAML: maps and lists by indentation, values of
 * one line, and texts behind {@code |} and {@code >}.
 */
final class YamlChangeLog {

	/** No changelog has a tenth of that. */
	private static final int DEEPEST = 100;

	private final String origin;

	private final List<String> lines;

	private int next;

	private int depth;

	private YamlChangeLog(String origin, List<String> lines) {
		this.origin = origin;
		this.lines = lines;
	}

	/**
	 * Read it.
	 * @param origin the file, as people call it
	 * @param text its content
	 * @return an element whose children are the entries of {@code databaseChangeLog}
	 */
	static Element read(String origin, String text) {
		YamlChangeLog reader = new YamlChangeLog(origin, text.lines().toList());
		Element all = reader.node("", 0);
		List<Element> logs = all.all("databaseChangeLog");
		return logs.isEmpty() ? all : logs.get(0);
	}

	private Element node(String name, int indent) {
		int line = this.next + 1;
		Map<String, String> attributes = new LinkedHashMap<>();
		List<Element> children = new ArrayList<>();
		while (skipBlank() && indent() >= indent) {
			String content = this.lines.get(this.next).strip();
			int at = indent();
			if (content.equals("-") || content.startsWith("- ")) {
				item(at, content, attributes, children);
			}
			else {
				entry(at, content, attributes, children);
			}
		}
		return new Element(name, line, attributes, children, "");
	}

	// "- changeSet:" is the same as "changeSet:" two columns to the right.
	private void item(int at, String content, Map<String, String> attributes, List<Element> children) {
		String rest = content.substring(1).stripLeading();
		int inner = at + content.length() - rest.length();
		if (rest.isEmpty()) {
			this.next++;
			return;
		}
		if (colon(rest) < 0) {
			children.add(new Element("", this.next + 1, Map.of(), List.of(), unquoted(rest)));
			this.next++;
			return;
		}
		int line = this.next + 1;
		Map<String, String> own = new LinkedHashMap<>();
		List<Element> inside = new ArrayList<>();
		entry(inner, rest, own, inside);
		while (skipBlank() && indent() == inner && !this.lines.get(this.next).strip().startsWith("- ")) {
			entry(inner, this.lines.get(this.next).strip(), own, inside);
		}
		if (own.isEmpty() && inside.size() == 1) {
			children.add(inside.get(0));
		}
		else if (inside.isEmpty() && own.size() == 1) {
			own.forEach((name, value) -> children.add(new Element(name, line, Map.of(), List.of(), value)));
		}
		else {
			children.add(new Element("", line, own, inside, ""));
		}
	}

	private void entry(int at, String content, Map<String, String> attributes, List<Element> children) {
		int colon = colon(content);
		int line = this.next + 1;
		String name = unquoted(((colon < 0) ? content : content.substring(0, colon)).strip());
		String value = (colon < 0) ? "" : content.substring(colon + 1).strip();
		this.next++;
		if (value.startsWith("|") || value.startsWith(">")) {
			attributes.put(name, block(at, value.startsWith(">")));
		}
		else if (value.startsWith("{") && value.endsWith("}")) {
			children.add(flow(name, line, value));
		}
		else if (!value.isEmpty() && !value.startsWith("#")) {
			attributes.put(name, unquoted(value));
		}
		else if (skipBlank()
				&& (indent() > at || (indent() == at && this.lines.get(this.next).strip().startsWith("-")))) {
			nested(name, line, at, children);
		}
	}

	private void enter(int line) {
		this.depth++;
		if (this.depth > DEEPEST) {
			throw new LimbeckException("bad-changelog",
					this.origin + ":" + line + ": more than " + DEEPEST + " levels lie in one another.",
					"Correct it: a changelog needs a few.");
		}
	}

	private Element flow(String name, int line, String value) {
		enter(line);
		Map<String, String> attributes = new LinkedHashMap<>();
		List<Element> children = new ArrayList<>();
		int depth = 0;
		int from = 1;
		for (int i = 1; i < value.length(); i++) {
			char c = value.charAt(i);
			if (depth == 0 && (c == ',' || i == value.length() - 1)) {
				String part = value.substring(from, i).strip();
				int colon = colon(part);
				String inner = (colon < 0) ? "" : part.substring(colon + 1).strip();
				if (inner.startsWith("{")) {
					children.add(flow(part.substring(0, colon).strip(), line, inner));
				}
				else if (colon >= 0) {
					attributes.put(unquoted(part.substring(0, colon).strip()), unquoted(inner));
				}
				from = i + 1;
			}
			depth += (c == '{') ? 1 : (c == '}') ? -1 : 0;
		}
		this.depth--;
		return new Element(name, line, attributes, children, "");
	}

	// Changes, columns and the like stand in lists whose names say nothing else.
	private void nested(String name, int line, int at, List<Element> children) {
		enter(line);
		boolean list = this.lines.get(this.next).strip().startsWith("-");
		Element node = list ? list(name, indent()) : node(name, at + 1);
		this.depth--;
		Element placed = new Element(name, line, node.attributes(), node.children(), "");
		if (list && (name.equals("changes") || name.equals("columns"))) {
			children.addAll(placed.children());
		}
		else {
			children.add(placed);
		}
	}

	private Element list(String name, int indent) {
		List<Element> children = new ArrayList<>();
		int line = this.next + 1;
		Map<String, String> attributes = new LinkedHashMap<>();
		while (skipBlank() && indent() == indent && this.lines.get(this.next).strip().startsWith("-")) {
			item(indent, this.lines.get(this.next).strip(), attributes, children);
		}
		return new Element(name, line, attributes, children, "");
	}

	private String block(int at, boolean folded) {
		StringBuilder text = new StringBuilder();
		int indent = -1;
		while (this.next < this.lines.size()) {
			String line = this.lines.get(this.next);
			if (!line.isBlank() && indent() <= at) {
				break;
			}
			indent = (indent < 0 && !line.isBlank()) ? indent() : indent;
			text.append(line.substring(Math.min(Math.max(indent, 0), line.length())))
				.append((folded && !line.isBlank()) ? " " : "\n");
			this.next++;
		}
		return text.toString();
	}

	private boolean skipBlank() {
		while (this.next < this.lines.size()) {
			String line = this.lines.get(this.next).strip();
			if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("---")) {
				return true;
			}
			this.next++;
		}
		return false;
	}

	private int indent() {
		String line = this.lines.get(this.next);
		return line.length() - line.stripLeading().length();
	}

	private static int colon(String content) {
		int from = 0;
		if (content.startsWith("\"") || content.startsWith("'")) {
			from = Math.max(0, content.indexOf(content.charAt(0), 1));
		}
		for (int colon = content.indexOf(':', from); colon >= 0; colon = content.indexOf(':', colon + 1)) {
			if (colon + 1 == content.length() || content.charAt(colon + 1) == ' ') {
				return colon;
			}
		}
		return -1;
	}

	private static String unquoted(String text) {
		if (text.length() > 1 && text.charAt(0) == text.charAt(text.length() - 1)) {
			String inner = text.substring(1, text.length() - 1);
			if (text.charAt(0) == '\'') {
				return inner.replace("''", "'");
			}
			if (text.charAt(0) == '"') {
				return inner.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
			}
		}
		int comment = text.indexOf(" #");
		return (comment >= 0) ? text.substring(0, comment).strip() : text;
	}

}
