package dev.limbeck.adopt.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.yaml.YamlNode.Entry;
import dev.limbeck.adopt.yaml.YamlNode.Mapping;
import dev.limbeck.adopt.yaml.YamlNode.Scalar;
import dev.limbeck.adopt.yaml.YamlNode.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first document of a text, by the rules of YAML 1.2 without its directives,
 * its complex keys and its types.
 */
public final class YamlDocument {

	/** So that a hostile text ends neither the stack nor the memory. */
	private static final int DEEPEST = 100;

	private static final int MOST = 1_000_000;

	private final YamlText text;

	private final Scalars scalars;

	private final Map<String, Anchored> anchors = new HashMap<>();

	private int depth;

	private int nodes;

	private YamlDocument(YamlText text) {
		this.text = text;
		this.scalars = new Scalars(text);
	}

	/**
	 * Read it.
	 * @param origin the file, as people call it
	 * @param text its content, with {@code LF} at the end of lines
	 * @return what is in it
	 * @throws LimbeckException if something in it is not understood, with its line
	 */
	public static YamlNode read(String origin, String text) {
		return new YamlDocument(new YamlText(origin, text)).document();
	}

	private YamlNode document() {
		this.text.skipToContent();
		if (this.text.startsWith("---") && this.text.isBlank(3)) {
			this.text.skip(3);
		}
		YamlNode node = node(-1, false);
		this.text.skipToContent();
		boolean ends = this.text.isAtEnd()
				|| this.text.column() == 0 && (this.text.startsWith("---") || this.text.startsWith("..."));
		if (!ends) {
			throw this.text.problem("this is not understood here");
		}
		return node;
	}

	/**
	 * Read a node.
	 * @param indent columns of what it belongs to: it begins further to the right
	 * @param isValue whether it stands behind a name: a list may begin in that column,
	 * and names only in another line
	 * @return the node, an empty value if there is none
	 */
	private YamlNode node(int indent, boolean isValue) {
		descend();
		int line = this.text.line();
		int before = this.nodes;
		this.text.skipToContent();
		String anchor = properties();
		boolean isItem = this.text.peek() == '-' && this.text.isBlank(1);
		boolean inside = this.text.column() > indent || (isValue && isItem && this.text.column() == indent);
		boolean mayName = !isValue || this.text.line() > line;
		YamlNode node = (this.text.isAtEnd() || !inside || endsDocument()) ? new Scalar(line, "")
				: content(indent, isItem, mayName);
		return ascend(node, anchor, before);
	}

	private void descend() {
		if (++this.depth > DEEPEST) {
			throw this.text.problem("it is nested too deeply");
		}
	}

	private YamlNode ascend(YamlNode node, @Nullable String anchor, int before) {
		this.depth--;
		count(1);
		if (anchor != null) {
			this.anchors.put(anchor, new Anchored(node, this.nodes - before));
		}
		return node;
	}

	private void count(int more) {
		this.nodes += more;
		if (this.nodes > MOST) {
			throw this.text.problem("it holds too much");
		}
	}

	private boolean endsDocument() {
		return this.text.column() == 0 && (this.text.startsWith("---") || this.text.startsWith("..."))
				&& this.text.isBlank(3);
	}

	// Types are what the reader makes of them; anchors are kept.
	private @Nullable String properties() {
		String anchor = null;
		while (this.text.peek() == '&' || this.text.peek() == '!') {
			boolean named = this.text.next() == '&';
			String word = word();
			anchor = named ? word : anchor;
			this.text.skipToContent();
		}
		return anchor;
	}

	private String word() {
		StringBuilder word = new StringBuilder();
		while (!this.text.isBlank(0) && ",[]{}".indexOf(this.text.peek()) < 0) {
			word.append(this.text.next());
		}
		return word.toString();
	}

	private YamlNode content(int indent, boolean isItem, boolean mayName) {
		int column = this.text.column();
		char c = this.text.peek();
		int line = this.text.line();
		if (isItem) {
			return sequence(column);
		}
		if (c == '|' || c == '>') {
			return new Scalar(line, this.scalars.block(indent));
		}
		if (this.scalars.isKey()) {
			if (!mayName) {
				throw this.text.problem("a value holds a colon and a blank: it wants quotes");
			}
			return mapping(column);
		}
		return switch (c) {
			case '{', '[' -> flow();
			case '*' -> alias();
			case '"', '\'' -> new Scalar(line, this.scalars.quoted());
			case '?', '@', '`', '%' -> throw this.text.problem("\"" + c + "\" is not understood here");
			default -> new Scalar(line, this.scalars.plain(indent));
		};
	}

	private YamlNode alias() {
		this.text.next();
		String name = word();
		Anchored anchored = this.anchors.get(name);
		if (anchored == null) {
			throw this.text.problem("*" + name + " stands for nothing");
		}
		count(anchored.nodes());
		return anchored.node();
	}

	private YamlNode sequence(int column) {
		int line = this.text.line();
		List<YamlNode> items = new ArrayList<>();
		while (this.text.column() == column && this.text.peek() == '-' && this.text.isBlank(1) && !endsDocument()) {
			this.text.next();
			items.add(node(column, false));
			this.text.skipToContent();
		}
		return new Sequence(line, items);
	}

	private YamlNode mapping(int column) {
		int line = this.text.line();
		List<Entry> entries = new ArrayList<>();
		while (!this.text.isAtEnd() && this.text.column() == column && !endsDocument()) {
			if (!this.scalars.isKey()) {
				throw this.text.problem("a name and a colon are expected here");
			}
			int at = this.text.line();
			String key = this.scalars.key();
			entries.add(new Entry(at, key, node(column, true)));
			this.text.skipToContent();
		}
		if (!this.text.isAtEnd() && this.text.column() > column) {
			throw this.text.problem("this is indented further than what it belongs to");
		}
		return mapping(line, entries);
	}

	// "<<: *defaults" takes over what is not said otherwise.
	private Mapping mapping(int line, List<Entry> entries) {
		Map<String, Entry> all = new LinkedHashMap<>();
		entries.stream().filter((entry) -> entry.key().equals("<<")).forEach((entry) -> {
			if (entry.value() instanceof Mapping merged) {
				merged.entries().forEach((each) -> all.put(each.key(), each));
			}
		});
		Set<String> own = new HashSet<>();
		for (Entry entry : entries) {
			if (!own.add(entry.key())) {
				throw this.text.problem("\"" + entry.key() + "\" is there twice");
			}
			all.put(entry.key(), entry);
		}
		all.remove("<<");
		return new Mapping(line, List.copyOf(all.values()));
	}

	private YamlNode flow() {
		int line = this.text.line();
		boolean isMapping = this.text.next() == '{';
		char end = isMapping ? '}' : ']';
		List<Entry> entries = new ArrayList<>();
		List<YamlNode> items = new ArrayList<>();
		this.text.skipSpace();
		while (this.text.peek() != end) {
			int at = this.text.line();
			YamlNode first = flowValue();
			this.text.skipSpace();
			boolean named = this.text.peek() == ':';
			if (named) {
				this.text.next();
				this.text.skipSpace();
			}
			if (named || isMapping) {
				String key = (first instanceof Scalar scalar) ? scalar.text() : "";
				Entry entry = new Entry(at, key, named ? flowValue() : new Scalar(at, ""));
				entries.add(entry);
				items.add(new Mapping(at, List.of(entry)));
			}
			else {
				items.add(first);
			}
			separator(end);
		}
		this.text.next();
		return isMapping ? mapping(line, entries) : new Sequence(line, items);
	}

	private void separator(char end) {
		this.text.skipSpace();
		if (this.text.peek() == ',') {
			this.text.next();
			this.text.skipSpace();
		}
		else if (this.text.peek() != end) {
			throw this.text.problem("\"" + end + "\" or a comma is missing");
		}
	}

	private YamlNode flowValue() {
		descend();
		int line = this.text.line();
		int before = this.nodes;
		String anchor = properties();
		this.text.skipSpace();
		YamlNode node = switch (this.text.peek()) {
			case '{', '[' -> flow();
			case '"', '\'' -> new Scalar(line, this.scalars.quoted());
			case '*' -> alias();
			default -> new Scalar(line, this.scalars.plainInFlow());
		};
		return ascend(node, anchor, before);
	}

	/**
	 * What an alias stands for.
	 *
	 * @param node the part
	 * @param nodes how many parts are in it
	 */
	private record Anchored(YamlNode node, int nodes) {

	}

}
