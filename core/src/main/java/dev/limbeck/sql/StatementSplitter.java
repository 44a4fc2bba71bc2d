package dev.limbeck.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Cuts the tokens of one text into statements. Used once.
 */
final class StatementSplitter {

	private static final int MOST_SHARED = 1000;

	private final SourceText source;

	private final Predicate<String> boundary;

	private final SqlLexer lexer;

	private final CopyDataScanner copyData;

	private final MetaCommandScanner metaCommand;

	private final List<SqlStatement> statements = new ArrayList<>();

	private final List<LineComment> comments = new ArrayList<>();

	private final List<BlockComment> blockComments = new ArrayList<>();

	private final List<MetaCommand> metaCommands = new ArrayList<>();

	private final Map<List<String>, List<String>> keywords = new HashMap<>();

	private StatementState statement = new StatementState();

	private @Nullable LexicalError error;

	private int metaCommandEnd = -1;

	StatementSplitter(SourceText source, Predicate<String> boundary) {
		this.source = source;
		this.boundary = boundary;
		this.lexer = new SqlLexer(source);
		this.copyData = new CopyDataScanner(source);
		this.metaCommand = new MetaCommandScanner(source.text());
	}

	SqlScript split() {
		boolean more = true;
		while (more) {
			more = accept(this.lexer.next());
		}
		return new SqlScript(this.source, this.statements, this.comments, this.blockComments, this.metaCommands,
				this.error);
	}

	private boolean accept(TokenKind kind) {
		switch (kind) {
			case LINE_COMMENT -> comment();
			case BLOCK_COMMENT -> this.blockComments.add(new BlockComment(this.lexer.start(), this.lexer.end()));
			case BACKSLASH -> metaCommand();
			case ERROR -> {
				return fail(this.lexer.error(), this.lexer.start());
			}
			case END -> {
				endStatement(true);
				return false;
			}
			default -> {
				return token(kind);
			}
		}
		return true;
	}

	private boolean token(TokenKind kind) {
		if (this.statement.isOpen() && this.copyData.liesBetween(this.statement.start(), this.lexer.start())) {
			return fail("COPY data inside a statement", this.statement.start());
		}
		if (kind == TokenKind.SEMICOLON && this.statement.endsAtSemicolon()) {
			endStatement(true);
		}
		else {
			this.statement.add(kind, this.lexer);
		}
		return true;
	}

	private void comment() {
		LineComment comment = new LineComment(this.lexer.start(), this.lexer.end());
		this.comments.add(comment);
		if (this.boundary.test(this.source.text(comment.start(), comment.end()))) {
			endStatement(false);
		}
	}

	private void metaCommand() {
		int start = this.lexer.start();
		int end = this.metaCommand.end(start);
		this.lexer.moveTo(end);
		String text = this.source.text(start, end).stripTrailing();
		if (start != this.metaCommandEnd || !text.equals("\\\\")) {
			this.metaCommands.add(new MetaCommand(start, this.source.line(start), text));
		}
		this.metaCommandEnd = end;
		if (MetaCommandScanner.sends(text)) {
			endStatement(true);
		}
	}

	private void endStatement(boolean dataMayFollow) {
		StatementState ended = this.statement;
		this.statement = new StatementState();
		if (!ended.isOpen()) {
			return;
		}
		CopyData data = null;
		if (dataMayFollow && ended.copiesFromClient()) {
			data = this.copyData.next(this.lexer.end());
			this.lexer.skipLater(this.copyData.start(), this.copyData.end());
		}
		SqlStatement complete = new SqlStatement(ended.start(), ended.end(), this.source.line(ended.start()),
				shared(List.copyOf(ended.keywords())), this.lexer.standardStrings(), data);
		this.statements.add(complete);
		StandardStrings.setBy(complete, this.source).ifPresent(this.lexer::standardStrings);
	}

	// Most of a million statements begin alike.
	private List<String> shared(List<String> words) {
		List<String> known = this.keywords.get(words);
		if (known == null && this.keywords.size() < MOST_SHARED) {
			this.keywords.put(words, words);
		}
		return (known != null) ? known : words;
	}

	private boolean fail(String message, int offset) {
		this.error = new LexicalError(message, offset, this.source.line(offset));
		return false;
	}

}
