package dev.limbeck.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a statement while its tokens arrive.
 */
final class StatementState {

	private static final int MAX_KEYWORDS = 8;

	private final List<String> keywords = new ArrayList<>(MAX_KEYWORDS);

	private boolean keywordsEnded;

	private int start = -1;

	private int end = -1;

	private int parentheses;

	/** How many bodies {@code BEGIN ATOMIC … END} are open. */
	private int bodies;

	private boolean copiesFromClient;

	private Previous previous = Previous.OTHER;

	boolean isOpen() {
		return this.start >= 0;
	}

	int start() {
		return this.start;
	}

	int end() {
		return this.end;
	}

	List<String> keywords() {
		return this.keywords;
	}

	boolean copiesFromClient() {
		return this.copiesFromClient;
	}

	/**
	 * Tell whether a semicolon here ends the statement.
	 * @return whether it stands outside of parentheses and bodies
	 */
	boolean endsAtSemicolon() {
		return this.parentheses == 0 && this.bodies == 0;
	}

	void add(TokenKind kind, SqlLexer token) {
		if (!isOpen()) {
			this.start = token.start();
		}
		this.end = token.end();
		if (kind == TokenKind.WORD) {
			this.previous = word(token);
			return;
		}
		this.keywordsEnded = true;
		this.previous = (kind == TokenKind.SEMICOLON) ? Previous.SEMICOLON : Previous.OTHER;
		if (kind == TokenKind.OPEN) {
			this.parentheses++;
		}
		else if (kind == TokenKind.CLOSE && this.parentheses > 0) {
			this.parentheses--;
		}
	}

	private Previous word(SqlLexer token) {
		if (!this.keywordsEnded && this.keywords.size() < MAX_KEYWORDS) {
			this.keywords.add(token.keyword());
		}
		if (this.parentheses > 0) {
			return Previous.OTHER;
		}
		return switch (this.previous) {
			case BEGIN -> token.is("ATOMIC") ? openBody() : simple(token);
			case FROM -> (token.is("STDIN") || token.is("STDOUT")) ? fromClient() : simple(token);
			case SEMICOLON, ATOMIC -> (token.is("END") && this.bodies > 0) ? closeBody() : simple(token);
			case OTHER -> simple(token);
		};
	}

	private Previous simple(SqlLexer token) {
		if (token.is("BEGIN")) {
			return Previous.BEGIN;
		}
		return token.is("FROM") ? Previous.FROM : Previous.OTHER;
	}

	private Previous openBody() {
		if (!createsRoutine()) {
			return Previous.OTHER;
		}
		this.bodies++;
		return Previous.ATOMIC;
	}

	private Previous closeBody() {
		this.bodies--;
		return Previous.OTHER;
	}

	private Previous fromClient() {
		this.copiesFromClient |= keywordIs(0, "COPY");
		return Previous.OTHER;
	}

	private boolean createsRoutine() {
		int kind = (keywordIs(1, "OR") && keywordIs(2, "REPLACE")) ? 3 : 1;
		return keywordIs(0, "CREATE") && (keywordIs(kind, "FUNCTION") || keywordIs(kind, "PROCEDURE"));
	}

	private boolean keywordIs(int index, String keyword) {
		return index < this.keywords.size() && this.keywords.get(index).equals(keyword);
	}

	/** The last token, as far as the next one's meaning depends on it. */
	private enum Previous {

		BEGIN, ATOMIC, FROM, SEMICOLON, OTHER

	}

}
