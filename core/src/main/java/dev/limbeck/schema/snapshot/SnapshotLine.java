package dev.limbeck.schema.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * Reads one line of a snapshot from left to right.
 */
final class SnapshotLine {

	private final String text;

	private int at;

	SnapshotLine(String text) {
		this.text = text;
	}

	/**
	 * Read a fact.
	 * @return the fact
	 * @throws MalformedSnapshotException if the line is none
	 */
	Fact fact() throws MalformedSnapshotException {
		FactKind kind = kind();
		FactId parent = null;
		FactId id;
		if (take("of ")) {
			parent = new FactId(kind(), names());
			id = parent.child(kind, take("/") ? names() : List.of());
		}
		else {
			id = new FactId(kind, names());
		}
		Map<String, String> attributes = new TreeMap<>();
		Map<String, String> details = new TreeMap<>();
		if (take(": ")) {
			do {
				Map<String, String> values = take("~") ? details : attributes;
				String name = word();
				expect("=");
				if (values.put(name, quoted()) != null) {
					throw new MalformedSnapshotException("says " + name + " twice");
				}
			}
			while (take(" "));
		}
		end();
		return new Fact(id, parent, attributes, details);
	}

	FactId id() throws MalformedSnapshotException {
		FactId id = new FactId(kind(), names());
		end();
		return id;
	}

	private FactKind kind() throws MalformedSnapshotException {
		String label = word();
		expect(" ");
		try {
			return FactKind.of(label);
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedSnapshotException(
					"begins with " + label + ", which is no kind of fact that this version of Limbeck knows");
		}
	}

	List<String> names() throws MalformedSnapshotException {
		List<String> names = new ArrayList<>();
		do {
			names.add(name());
		}
		while (take("."));
		return names;
	}

	String name() throws MalformedSnapshotException {
		return (this.at < this.text.length() && this.text.charAt(this.at) == '"') ? quoted() : word();
	}

	private String word() throws MalformedSnapshotException {
		int start = this.at;
		while (this.at < this.text.length() && SnapshotWords.isPlain(this.text.charAt(this.at))) {
			this.at++;
		}
		if (this.at == start) {
			throw wrong("a name");
		}
		return this.text.substring(start, this.at);
	}

	String quoted() throws MalformedSnapshotException {
		expect("\"");
		StringBuilder value = new StringBuilder();
		while (this.at < this.text.length() && this.text.charAt(this.at) != '"') {
			char character = this.text.charAt(this.at++);
			value.append((character == '\\') ? escaped() : character);
		}
		expect("\"");
		return value.toString();
	}

	private char escaped() throws MalformedSnapshotException {
		char letter = (this.at < this.text.length()) ? this.text.charAt(this.at++) : ' ';
		return switch (letter) {
			case '"', '\\' -> letter;
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> unit();
			default -> throw wrong("an escape such as \\n");
		};
	}

	private char unit() throws MalformedSnapshotException {
		int value = 0;
		for (int digit = 0; digit < 4; digit++) {
			int hex = (this.at < this.text.length()) ? "0123456789abcdef".indexOf(this.text.charAt(this.at)) : -1;
			if (hex < 0) {
				throw wrong("four hex digits");
			}
			value = value * 16 + hex;
			this.at++;
		}
		return (char) value;
	}

	boolean take(String sign) {
		boolean found = this.text.startsWith(sign, this.at);
		this.at += found ? sign.length() : 0;
		return found;
	}

	private void expect(String sign) throws MalformedSnapshotException {
		if (!take(sign)) {
			throw wrong("'" + sign + "'");
		}
	}

	void end() throws MalformedSnapshotException {
		if (this.at < this.text.length()) {
			throw wrong("its end");
		}
	}

	private MalformedSnapshotException wrong(String expected) {
		return new MalformedSnapshotException("has something else than " + expected + " in column " + (this.at + 1));
	}

}
