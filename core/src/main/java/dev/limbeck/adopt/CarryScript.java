package dev.limbeck.adopt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.Remark;
import dev.limbeck.script.TagName;
import dev.limbeck.sql.LineComment;
import dev.limbeck.sql.MetaCommand;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;

/**
 * Takes out of a script what has no place in a section: its own transactions, commands of
 * psql that do nothing to a schema, comments that would be tags. What cannot be taken out
 * stays, and is refused when the revision is read.
 */
final class CarryScript {

	private static final Set<String> HARMLESS = Set.of("\\set", "\\unset", "\\pset", "\\timing", "\\echo", "\\qecho",
			"\\warn", "\\encoding", "\\x", "\\a", "\\t", "\\restrict", "\\unrestrict", "\\errverbose", "\\q",
			"\\prompt", "\\d", "\\dt", "\\dn", "\\df", "\\l");

	private final ForeignScript script;

	private final SqlScript parsed;

	private final Edits edits;

	private final List<Remark> remarks = new ArrayList<>();

	private CarryScript(ForeignScript script) {
		this.script = script;
		this.parsed = SqlScript.parse(new SourceText(script.origin(), script.text()));
		this.edits = new Edits(script.text());
	}

	/**
	 * Carry a script over.
	 * @param script as its tool has it
	 * @return the same for a section
	 */
	static CarriedScript carry(ForeignScript script) {
		return new CarryScript(script).carry();
	}

	private CarriedScript carry() {
		if (this.parsed.error() != null) {
			this.remarks.add(Remark.left("unreadable-sql", this.script.origin(), line(this.parsed.error().start()),
					"the rest of the file cannot be cut into statements", "Correct it in the revision."));
		}
		OwnTransactions transactions = new OwnTransactions(this.parsed, this.script);
		boolean transactional = transactions.takeOut(this.edits, this.remarks) && this.script.transactional();
		this.parsed.metaCommands().forEach(this::carry);
		this.parsed.comments().stream().filter(this::isTag).forEach((comment) -> reword(comment.start() + 2));
		return new CarriedScript(stripped(this.edits.apply()), transactional, this.remarks);
	}

	private void carry(MetaCommand command) {
		String word = command.text().strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
		int line = line(command.start());
		if (HARMLESS.contains(word)) {
			this.edits.insert(command.start(), "-- ");
			this.remarks.add(Remark.note("psql-command", this.script.origin(), line, word + " is a command of psql",
					"It stands in the revision as a comment."));
		}
		else {
			this.remarks.add(Remark.left("psql-command", this.script.origin(), line,
					word + " is a command of psql, which no server understands",
					"Write what it does in its place: the statements of an included file, or nothing."));
		}
	}

	private boolean isTag(LineComment comment) {
		String words = this.script.text().substring(comment.start() + 2, comment.end()).strip();
		return words.startsWith("@") && Arrays.stream(TagName.values())
			.anyMatch((tag) -> words.substring(1).strip().split("\\s", 2)[0].equals(tag.word()));
	}

	private void reword(int offset) {
		this.edits.insert(offset, " " + RevisionFileText.ORIGINALLY);
	}

	private int line(int offset) {
		return this.parsed.source().line(offset) + this.script.firstLine() - 1;
	}

	private static String stripped(String text) {
		List<String> lines = new ArrayList<>(text.lines().toList());
		while (!lines.isEmpty() && lines.get(0).isBlank()) {
			lines.remove(0);
		}
		return String.join("\n", lines).stripTrailing();
	}

}
