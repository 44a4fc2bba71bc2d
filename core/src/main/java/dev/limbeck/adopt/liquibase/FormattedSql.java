package dev.limbeck.adopt.liquibase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.adopt.project.Remark;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a changelog in formatted SQL into changesets. As Liquibase does, it goes by lines.
 */
final class FormattedSql {

	private static final Pattern ATTRIBUTE = Pattern.compile("(?<!\\w)(\\w++):(\"[^\"]*+\"|\\S++)");

	private final String path;

	private final String origin;

	private final List<String> lines;

	private final List<ChangeSet> changeSets = new ArrayList<>();

	private @Nullable String marker;

	private int start;

	private final StringBuilder up = new StringBuilder();

	private final StringBuilder down = new StringBuilder();

	private boolean reversible;

	private boolean inRollback;

	private String comment = "";

	private final List<Remark> remarks = new ArrayList<>();

	FormattedSql(String path, String origin, String text) {
		this.path = path;
		this.origin = origin;
		this.lines = text.lines().toList();
	}

	static boolean is(String text) {
		return text.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty())
			.findFirst()
			.filter((line) -> small(line).startsWith("--liquibaseformattedsql"))
			.isPresent();
	}

	private static String small(String line) {
		return line.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
	}

	List<ChangeSet> read() {
		for (int i = 0; i < this.lines.size(); i++) {
			read(i + 1, this.lines.get(i));
		}
		end();
		return this.changeSets;
	}

	private void read(int number, String line) {
		String word = small(line);
		if (word.startsWith("--changeset")) {
			end();
			this.marker = line.strip().replaceFirst("^--\\s*(?i:changeset)\\s+", "");
			this.start = number;
		}
		else if (this.marker == null) {
			return;
		}
		else if (word.startsWith("--rollback")) {
			rollback(line.strip().replaceFirst("^--\\s*(?i:rollback)\\s*", ""));
			this.up.append('\n');
		}
		else if (word.startsWith("/*liquibaserollback")) {
			this.inRollback = true;
			this.reversible = true;
			this.up.append('\n');
		}
		else if (this.inRollback) {
			this.inRollback = !word.endsWith("*/");
			this.down.append(this.inRollback ? line : line.replace("*/", "")).append('\n');
			this.up.append('\n');
		}
		else {
			told(number, word, line);
		}
	}

	private void told(int number, String word, String line) {
		boolean dropped = true;
		if (word.startsWith("--precondition")) {
			boolean guards = word.startsWith("--preconditions") || word.contains("information_schema")
					|| word.contains("pg_");
			this.remarks.add(guards
					? Remark.note("precondition", this.origin, number, "a precondition is not carried over",
							"A revision runs once, where those before it have run.")
					: Remark.left("precondition", this.origin, number, "a precondition is not carried over",
							"Write the condition into the revision, as IF in a DO block."));
		}
		else if (word.startsWith("--comment:")) {
			this.comment = line.substring(line.indexOf(':') + 1).strip();
		}
		else {
			dropped = word.startsWith("--validchecksum") || word.startsWith("--ignorelines");
		}
		this.up.append(dropped ? "" : line).append('\n');
	}

	private void rollback(String sql) {
		this.reversible = true;
		String word = sql.strip().toLowerCase(Locale.ROOT);
		if (word.startsWith("changeset")) {
			this.reversible = false;
			this.remarks.add(Remark.left("rollback", this.origin, this.start,
					"the way back is that of another changeset: " + sql.strip(), "Write it into the revision."));
		}
		else if (!word.equals("empty") && !word.equals("not required")) {
			this.down.append(sql).append('\n');
		}
	}

	private void end() {
		String opening = this.marker;
		if (opening != null) {
			Map<String, String> attributes = new LinkedHashMap<>();
			String[] name = name(opening);
			Matcher found = ATTRIBUTE.matcher(opening.substring(Integer.parseInt(name[2])));
			while (found.find()) {
				attributes.put(found.group(1), found.group(2).replace("\"", ""));
			}
			Element element = new Element("changeSet", this.start, attributes, List.of(), "");
			ChangeSetRules rules = new ChangeSetRules(this.origin, element);
			if (rules.isWanted()) {
				this.remarks.addAll(rules.remarks());
				this.changeSets.add(new ChangeSet(this.path, name[0], name[1], this.comment,
						rules.script(this.start + 1, this.up.toString()),
						this.reversible ? rules.script(this.start, this.down.toString()) : null,
						List.copyOf(this.remarks)));
			}
		}
		this.up.setLength(0);
		this.down.setLength(0);
		this.reversible = false;
		this.inRollback = false;
		this.comment = "";
		this.remarks.clear();
	}

	// author:id, each perhaps in quotes, and where the attributes begin.
	private static String[] name(String opening) {
		int colon = end(opening, 0, ':');
		int blank = end(opening, Math.min(colon + 1, opening.length()), ' ');
		return new String[] { unquoted(opening.substring(0, colon)),
				unquoted(opening.substring(Math.min(colon + 1, opening.length()), blank)), String.valueOf(blank) };
	}

	private static int end(String text, int from, char wanted) {
		boolean quoted = from < text.length() && text.charAt(from) == '"';
		int start = quoted ? Math.max(from, text.indexOf('"', from + 1)) : from;
		int end = text.indexOf(wanted, start);
		return (end < 0) ? text.length() : end;
	}

	private static String unquoted(String text) {
		return text.replace("\"", "").strip();
	}

}
