package dev.limbeck.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.limbeck.sql.BlockComment;
import dev.limbeck.sql.CreateStatement;
import dev.limbeck.sql.LineComment;
import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.StatementTokens;
import org.jspecify.annotations.Nullable;

/**
 * The tags {@code @renamed from=…} of a file: each stands before the statement that makes
 * an object or before a column in it, or behind either on the same line.
 */
final class RenameTags {

	private static final String TAG = "@renamed";

	private static final String ACTION = "Write \"-- " + TAG
			+ " from=NAME\" on a line of its own before the statement that creates the object, or before the column.";

	private final ModelFile file;

	private final String text;

	private final List<RenameTag> tags = new ArrayList<>();

	private final List<ScriptProblem> problems = new ArrayList<>();

	private RenameTags(ModelFile file) {
		this.file = file;
		this.text = file.script().source().text();
	}

	static RenameTags of(ModelFile file) {
		RenameTags tags = new RenameTags(file);
		for (LineComment comment : file.script().comments()) {
			tags.add(comment.start(), comment.end(), tags.text.substring(comment.start() + 2, comment.end()));
		}
		for (BlockComment comment : file.script().blockComments()) {
			tags.add(comment.start(), comment.end(), tags.text.substring(comment.start() + 2, comment.end() - 2));
		}
		return tags;
	}

	List<RenameTag> tags() {
		return this.tags;
	}

	List<ScriptProblem> problems() {
		return this.problems;
	}

	private void add(int start, int end, String comment) {
		String words = comment.strip();
		if (!words.startsWith("@rename")) {
			return;
		}
		QualifiedName from = former(words);
		RenameTag tag = (from != null) ? tag(start, end, from) : null;
		if (tag != null) {
			this.tags.add(tag);
		}
		else {
			this.problems.add(this.file.problem(start, "renamed", (from != null)
					? "nothing stands here that can have had another name" : "this is not how a former name is said",
					ACTION));
		}
	}

	private static @Nullable QualifiedName former(String words) {
		if (!words.startsWith(TAG + " ")) {
			return null;
		}
		StatementTokens tokens = new StatementTokens(words.substring(TAG.length()));
		boolean written = tokens.take("FROM") && tokens.takeSign("=");
		Optional<QualifiedName> name = written ? tokens.name() : Optional.empty();
		return tokens.identifier().isPresent() ? null : name.orElse(null);
	}

	private @Nullable RenameTag tag(int start, int end, QualifiedName from) {
		for (SqlStatement statement : this.file.script().statements()) {
			boolean inside = statement.start() < start && start < statement.end();
			boolean behind = statement.end() <= start && isOneLine(statement.end(), start);
			if (inside || behind || statement.start() >= end) {
				CreateStatement create = CreateStatement.of(this.file.script().text(statement)).orElse(null);
				return (create != null) ? tag(create, inside ? start - statement.start() : -1, statement.start(), from)
						: null;
			}
		}
		return null;
	}

	private boolean isOneLine(int from, int to) {
		return this.text.substring(from, to).indexOf('\n') < 0;
	}

	private @Nullable RenameTag tag(CreateStatement create, int at, int offset, QualifiedName from) {
		if (at < create.open() || create.open() < 0 || at > create.close()) {
			return new RenameTag(create.kind(), create.name(), null, from);
		}
		CreateStatement.Part before = null;
		CreateStatement.Part after = null;
		for (CreateStatement.Part part : create.parts()) {
			before = (part.start() < at) ? part : before;
			after = (part.start() > at && after == null) ? part : after;
		}
		if (before == null && isOneLine(offset + create.open(), offset + at)) {
			return new RenameTag(create.kind(), create.name(), null, from);
		}
		String line = this.text.substring(this.text.lastIndexOf('\n', offset + at) + 1, offset + at);
		CreateStatement.Part part = line.isBlank() ? after : before;
		return (part != null && part.name() != null) ? new RenameTag(create.kind(), create.name(), part.name(), from)
				: null;
	}

}
