package dev.limbeck.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import dev.limbeck.adopt.project.Remark;
import dev.limbeck.script.Execution;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;
import dev.limbeck.sql.NonTransactionalStatement.CreateIndex;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The text of an adopted revision, made such that it is read as it is meant.
 *
 * @param name of the file, for messages
 * @param header its lines up to the sections
 * @param upgrade how to apply it
 * @param downgrade how to take it back, or {@code null} if nobody says
 */
record RevisionFileText(String name, List<String> header, CarriedScript upgrade, @Nullable CarriedScript downgrade) {

	/** What stands in front of comments that would be taken for tags. */
	static final String ORIGINALLY = "originally: ";

	private static final int MOST_ROUNDS = 20;

	private static final Set<String> COMMENTS = Set.of("foreign-marker", "unknown-tag", "odd-character",
			"not-supported");

	/**
	 * Write it, and read it.
	 * @param remarks takes what is still wrong with it
	 * @return the text
	 */
	String write(List<Remark> remarks) {
		String text = reworded(text(this.upgrade, this.downgrade));
		try {
			RevisionScript read = RevisionScript.parse(new SourceText(this.name, text));
			if (read.isUnfilled()) {
				return reworded(text(this.upgrade.doingNothing(), this.downgrade));
			}
			check(read.upgrade(), remarks);
			boolean mixedUp = isMixed(read.upgrade());
			boolean mixedDown = read.downgrade() != null && isMixed(read.downgrade());
			if (mixedUp || mixedDown) {
				text = reworded(text(mixedUp ? oneByOne(this.upgrade) : this.upgrade,
						(mixedDown && this.downgrade != null) ? oneByOne(this.downgrade) : this.downgrade));
			}
		}
		catch (ScriptException ex) {
			ex.problems().forEach((problem) -> remarks.add(remark(problem)));
		}
		return text;
	}

	private static boolean isMixed(Section section) {
		return section.execution() == Execution.MIXED;
	}

	private static CarriedScript oneByOne(CarriedScript script) {
		return new CarriedScript(script.sql(), false, script.remarks());
	}

	private void check(Section section, List<Remark> remarks) {
		for (SqlStatement statement : section.statements()) {
			if (section.nonTransactional(statement) instanceof CreateIndex create && create.index() == null) {
				remarks.add(Remark.left("unnamed-index", this.name, statement.line(),
						"an index that is built concurrently needs a name",
						"Write the name that it has in your databases into the revision."));
			}
		}
	}

	private Remark remark(ScriptProblem problem) {
		return Remark.left(problem.code(), this.name, problem.line(), problem.message(), problem.action());
	}

	private String text(CarriedScript up, @Nullable CarriedScript down) {
		List<String> lines = new ArrayList<>(this.header);
		lines.add("");
		lines.add("-- @upgrade");
		add(up, lines);
		if (down != null) {
			lines.add("");
			lines.add("-- @downgrade");
			add(down, lines);
		}
		return String.join("\n", lines) + "\n";
	}

	private static void add(CarriedScript script, List<String> lines) {
		if (!script.transactional()) {
			lines.add("-- @transaction none");
		}
		lines.add(script.sql());
	}

	// The first problem may hide others.
	private String reworded(String text) {
		String current = text;
		for (int round = 0; round < MOST_ROUNDS; round++) {
			String next = rewordedOnce(current);
			if (next.equals(current)) {
				break;
			}
			current = next;
		}
		return current;
	}

	private String rewordedOnce(String text) {
		try {
			RevisionScript.parse(new SourceText(this.name, text));
			return text;
		}
		catch (ScriptException ex) {
			TreeMap<Integer, Integer> columns = new TreeMap<>();
			ex.problems()
				.stream()
				.filter((problem) -> COMMENTS.contains(problem.code()) && problem.line() > 0)
				.forEach((problem) -> columns.putIfAbsent(problem.line(), problem.at().column()));
			return reworded(text, columns);
		}
	}

	private static String reworded(String text, TreeMap<Integer, Integer> columns) {
		List<String> lines = new ArrayList<>(text.lines().toList());
		columns.forEach((line, column) -> {
			String old = lines.get(line - 1);
			int offset = old.offsetByCodePoints(0, Math.min(column - 1, old.codePointCount(0, old.length())));
			boolean begins = old.startsWith("--", offset) || old.startsWith("/*", offset);
			int start = begins ? offset + 2 : offset;
			String put = (begins ? " " : "") + ORIGINALLY;
			// What is still wrong then no words will mend.
			if (!old.contains(ORIGINALLY)) {
				lines.set(line - 1, old.substring(0, start) + put + old.substring(start).stripLeading());
			}
		});
		return String.join("\n", lines) + "\n";
	}

}
