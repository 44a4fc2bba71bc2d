package dev.limbeck.script.location;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.limbeck.script.FolderScript;
import dev.limbeck.sql.Checksum;
import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlLexer;
import dev.limbeck.sql.TokenKind;

/**
 * Orders repeatables: each comes after those that it names by {@code @depends-on}, and
 * after those that make something whose name it mentions. Where only mentions form a
 * circle, one of them is left out, always the same.
 */
final class RepeatableOrder {

	private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]{0,255}");

	private static final Set<String> KINDS = Set.of("TABLE", "VIEW", "SEQUENCE", "TYPE", "DOMAIN", "FUNCTION",
			"PROCEDURE");

	private final Map<String, FolderScript> scripts;

	private final List<ScriptProblem> problems;

	private final Map<String, Set<QualifiedName>> makes = new HashMap<>();

	private final Map<String, Set<String>> mentions = new HashMap<>();

	private final Map<String, Repeatable> done = new LinkedHashMap<>();

	private final LinkedHashSet<String> open = new LinkedHashSet<>();

	/**
	 * Prepare to order scripts.
	 * @param scripts by their names, in alphabetical order
	 * @param problems takes what is wrong with what they say
	 */
	RepeatableOrder(Map<String, FolderScript> scripts, List<ScriptProblem> problems) {
		this.scripts = scripts;
		this.problems = problems;
		scripts.forEach((name, script) -> {
			this.makes.put(name, Repeatable.made(script, KINDS));
			this.mentions.put(name, words(script));
		});
	}

	List<Repeatable> inOrder() {
		this.scripts.values().forEach(this::check);
		if (this.problems.isEmpty()) {
			this.scripts.keySet().forEach(this::visit);
		}
		return List.copyOf(this.done.values());
	}

	private void check(FolderScript script) {
		for (String name : script.dependsOn()) {
			if (!this.scripts.containsKey(name)) {
				problem(script, "unknown-dependency", "@depends-on " + name + " is no repeatable",
						"Name a file in the folder repeatable, without .sql. Revisions come first in any case.");
			}
		}
		if (circle(script.name(), script.name(), new HashSet<>())) {
			problem(script, "cycle", "by @depends-on it needs itself", "Take one of the tags of the circle away.");
		}
	}

	private boolean circle(String from, String to, Set<String> seen) {
		FolderScript script = this.scripts.get(from);
		return script != null && script.dependsOn()
			.stream()
			.anyMatch((next) -> next.equals(to) || (seen.add(next) && circle(next, to, seen)));
	}

	private void problem(FolderScript script, String code, String message, String action) {
		this.problems.add(new ScriptProblem(script.origin(), code, message, action));
	}

	private void visit(String name) {
		if (this.done.containsKey(name)) {
			return;
		}
		this.open.add(name);
		FolderScript script = Objects.requireNonNull(this.scripts.get(name));
		Set<String> needs = new TreeSet<>(script.dependsOn());
		script.dependsOn().forEach(this::visit);
		for (String other : mentioned(script)) {
			if (!this.open.contains(other) && !needs(other, this.open)) {
				needs.add(other);
				visit(other);
			}
		}
		this.open.remove(name);
		this.done.put(name, Repeatable.of(script, needs, checksum(script, needs)));
	}

	// What has to come after one that waits for this one cannot come before it.
	private boolean needs(String name, Set<String> waiting) {
		return waiting.stream().anyMatch((each) -> circle(name, each, new HashSet<>()));
	}

	private Set<String> mentioned(FolderScript script) {
		Set<String> words = this.mentions.getOrDefault(script.name(), Set.of());
		Set<String> found = new TreeSet<>();
		this.makes.forEach((name, made) -> {
			if (!name.equals(script.name()) && made.stream().anyMatch((each) -> words.contains(each.last()))) {
				found.add(name);
			}
		});
		return found;
	}

	private String checksum(FolderScript script, Set<String> needs) {
		if (needs.isEmpty()) {
			return script.checksum();
		}
		List<String> all = new ArrayList<>(List.of(script.checksum()));
		for (String need : needs) {
			Repeatable needed = this.done.get(need);
			all.add((needed != null) ? needed.checksum() : need);
		}
		return Checksum.ofText(String.join("\n", all));
	}

	private static Set<String> words(FolderScript script) {
		Set<String> words = new HashSet<>();
		SourceText source = script.section().source();
		SqlLexer lexer = new SqlLexer(source);
		for (TokenKind kind = lexer.next(); kind != TokenKind.END && kind != TokenKind.ERROR; kind = lexer.next()) {
			String token = source.text(lexer.start(), lexer.end());
			if (kind == TokenKind.WORD) {
				words.add(token.toLowerCase(Locale.ROOT));
			}
			else if (kind == TokenKind.OTHER && token.startsWith("\"")) {
				words.add(token.substring(1, token.length() - 1).replace("\"\"", "\""));
			}
			else if (kind == TokenKind.STRING && token.startsWith("$")) {
				WORD.matcher(token).results().forEach((word) -> words.add(word.group().toLowerCase(Locale.ROOT)));
			}
		}
		return words;
	}

}
