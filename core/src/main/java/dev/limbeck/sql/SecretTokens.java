package dev.limbeck.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the literals of SQL that are secrets: behind a name that says so, whatever
 * comments and operators stand between, as an argument of {@code format}, and in a
 * statement that is put together. Bodies of functions are looked into, each as a text of
 * its own: what one leaves open ends with it, so that no level reads a character twice.
 */
final class SecretTokens {

	/** Each level costs another look for its end. */
	private static final int DEEPEST = 8;

	private final String text;

	/** {@code CONSTANT character varying NOT NULL} has five words. */
	private static final int LONGEST_TYPE = 5;

	/** How many literals this text stands in. */
	private final int level;

	private final SqlLexer lexer;

	private final List<Literal> found = new ArrayList<>();

	private Expected expected = Expected.NOTHING;

	/** Whether the next literal is the first argument of {@code format}. */
	private boolean format;

	private int typeWords;

	private int depth;

	private int formatDepth = -1;

	private int argumentsLeft;

	private SecretTokens(String text, int level) {
		this.text = text;
		this.level = level;
		this.lexer = new SqlLexer(new SourceText("", text));
	}

	/**
	 * Find secrets.
	 * @param sql a script, or whatever may hold some SQL
	 * @return where they stand
	 */
	static List<Literal> of(String sql) {
		return of(sql, 0);
	}

	private static List<Literal> of(String sql, int level) {
		SecretTokens tokens = new SecretTokens(sql, level);
		tokens.read();
		return tokens.found;
	}

	private void read() {
		for (TokenKind kind = this.lexer.next(); kind != TokenKind.END; kind = this.lexer.next()) {
			switch (kind) {
				case WORD -> word(token());
				case STRING -> string(token());
				case OPEN -> open();
				case CLOSE -> close();
				case OTHER -> other(token());
				case LINE_COMMENT, BLOCK_COMMENT -> {
				}
				default -> forget();
			}
		}
	}

	private String token() {
		return this.text.substring(this.lexer.start(), this.lexer.end());
	}

	private void word(String word) {
		this.format = this.lexer.is("FORMAT");
		if (SecretNames.isSecret(word)) {
			this.expected = Expected.VALUE;
		}
		else if (this.expected == Expected.ASSIGNED) {
			this.expected = Expected.CALL;
		}
		else if (this.expected == Expected.VALUE || this.expected == Expected.TYPED) {
			typed();
		}
		else if (this.expected != Expected.PIECE) {
			this.expected = Expected.NOTHING;
		}
	}

	// "SET name TO" and, in a declaration, "name CONSTANT type :=" or DEFAULT.
	private void typed() {
		this.typeWords = (this.expected == Expected.TYPED) ? this.typeWords + 1 : 1;
		boolean assigns = (this.expected == Expected.VALUE && this.lexer.is("TO")) || this.lexer.is("DEFAULT");
		boolean typed = this.typeWords <= LONGEST_TYPE;
		this.expected = assigns ? Expected.ASSIGNED : typed ? Expected.TYPED : Expected.NOTHING;
	}

	private void string(String literal) {
		LiteralValue value = LiteralValue.of(literal);
		boolean argument = this.formatDepth >= 0 && this.argumentsLeft == 0;
		if (argument || this.expected == Expected.VALUE || this.expected == Expected.ASSIGNED
				|| this.expected == Expected.ARGUMENT || this.expected == Expected.PIECE) {
			this.found.add(new Literal(this.lexer.start(), this.lexer.end(), value));
			this.expected = Expected.NOTHING;
		}
		else if (value.mark() > 0 && !this.format && this.level < DEEPEST) {
			body(value);
			forget();
		}
		else {
			quoted(literal, value);
			leadsTo(value.written());
		}
	}

	private void body(LiteralValue value) {
		int begin = this.lexer.start() + value.mark();
		for (Literal inner : of(value.written(), this.level + 1)) {
			this.found.add(new Literal(begin + inner.start(), begin + inner.end(), inner.value()));
		}
	}

	// A statement in a literal has its own literals, with doubled quotes.
	private void quoted(String literal, LiteralValue value) {
		if (this.level == DEEPEST || !value.written().contains("''") || value.written().indexOf('\\') >= 0) {
			return;
		}
		int begin = this.lexer.start() + literal.indexOf('\'') + 1;
		int[] offsets = offsets(value.written());
		for (Literal inner : of(value.meant(), this.level + 1)) {
			this.found.add(new Literal(begin + offsets[inner.start()], begin + offsets[inner.end()], inner.value()));
		}
	}

	private static int[] offsets(String written) {
		int[] offsets = new int[written.length() + 1];
		int meant = 0;
		for (int i = 0; i < written.length(); i++) {
			offsets[meant++] = i;
			i += written.startsWith("''", i) ? 1 : 0;
		}
		offsets[meant] = written.length();
		return offsets;
	}

	private void leadsTo(String content) {
		int argument = SecretNames.secretArgument(content);
		if (argument > 0) {
			this.formatDepth = this.depth;
			this.argumentsLeft = argument;
		}
		this.expected = SecretNames.isSecret(content) ? Expected.ARGUMENT
				: SecretNames.endsIn(content) ? Expected.PIECE : Expected.NOTHING;
	}

	private void open() {
		this.depth++;
		if (this.expected == Expected.CALL) {
			this.expected = Expected.ASSIGNED;
		}
		else if (this.expected == Expected.TYPED) {
			this.expected = Expected.LENGTH;
		}
		else if (this.expected != Expected.PIECE) {
			this.expected = Expected.NOTHING;
		}
	}

	private void close() {
		this.depth--;
		this.expected = (this.expected == Expected.LENGTH) ? Expected.TYPED : Expected.NOTHING;
		if (this.depth < this.formatDepth) {
			this.formatDepth = -1;
		}
	}

	private void other(String token) {
		this.format = false;
		if (token.startsWith("\"")) {
			this.expected = SecretNames.isSecret(token.substring(1, token.length() - 1)) ? Expected.VALUE
					: Expected.NOTHING;
			return;
		}
		if (token.equals(",") && this.formatDepth == this.depth) {
			this.argumentsLeft--;
		}
		this.expected = switch (token) {
			case ":" -> (this.expected == Expected.VALUE || this.expected == Expected.TYPED) ? Expected.ASSIGNED
					: this.expected;
			case "=", ">" -> (this.expected == Expected.VALUE) ? Expected.ASSIGNED : this.expected;
			case "." -> (this.expected == Expected.CALL) ? Expected.ASSIGNED : Expected.NOTHING;
			case "," -> (this.expected == Expected.ARGUMENT || this.expected == Expected.PIECE) ? this.expected
					: Expected.NOTHING;
			case "|" -> (this.expected == Expected.ARGUMENT) ? Expected.PIECE : this.expected;
			case "[", "]" -> (this.expected == Expected.TYPED) ? this.expected : Expected.NOTHING;
			default -> (this.expected == Expected.LENGTH) ? this.expected : Expected.NOTHING;
		};
	}

	private void forget() {
		this.format = false;
		this.expected = Expected.NOTHING;
		this.formatDepth = -1;
	}

	/**
	 * What the next literal would be.
	 */
	private enum Expected {

		/** No secret. */
		NOTHING,

		/** The value of the word before. */
		VALUE,

		/** The value, behind a sign that assigns it. */
		ASSIGNED,

		/** The value, behind its type and a sign that assigns it. */
		TYPED,

		/** The length that a type has in parentheses. */
		LENGTH,

		/** Something that is made from the value, if a parenthesis follows. */
		CALL,

		/** The value of the literal before, as the next argument. */
		ARGUMENT,

		/** The next piece of a statement that is put together. */
		PIECE

	}

	/**
	 * One secret.
	 *
	 * @param start where its literal begins
	 * @param end where it has ended
	 * @param value what stands in it
	 */
	record Literal(int start, int end, LiteralValue value) {

	}

}
