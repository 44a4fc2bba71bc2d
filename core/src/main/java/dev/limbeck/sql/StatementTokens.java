package dev.limbeck.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens of one statement, read from the first to the last, without its comments.
 */
public final class StatementTokens {

	private final List<Token> tokens = new ArrayList<>();

	private int next;

	public StatementTokens(String sql) {
		SqlLexer lexer = new SqlLexer(new SourceText("", sql));
		for (TokenKind kind = lexer.next(); kind != TokenKind.END && kind != TokenKind.ERROR; kind = lexer.next()) {
			if (kind != TokenKind.LINE_COMMENT && kind != TokenKind.BLOCK_COMMENT) {
				this.tokens.add(new Token(kind, sql.substring(lexer.start(), lexer.end()), lexer.end()));
			}
		}
	}

	public void skipParentheses() {
		if (this.next < this.tokens.size() && this.tokens.get(this.next).kind() == TokenKind.OPEN) {
			while (this.next < this.tokens.size() && this.tokens.get(this.next).kind() != TokenKind.CLOSE) {
				this.next++;
			}
			this.next++;
		}
	}

	public Optional<QualifiedName> table() {
		take("ONLY");
		return name();
	}

	public Optional<QualifiedName> name() {
		List<String> parts = new ArrayList<>();
		do {
			Optional<String> part = identifier();
			if (part.isEmpty()) {
				return Optional.empty();
			}
			parts.add(part.get());
		}
		while (takeSign("."));
		return Optional.of(new QualifiedName(parts));
	}

	public Optional<String> identifier() {
		Optional<String> identifier = (this.next < this.tokens.size()) ? this.tokens.get(this.next).identifier()
				: Optional.empty();
		this.next++;
		return identifier;
	}

	public List<QualifiedName> names() {
		List<QualifiedName> names = new ArrayList<>();
		do {
			name().ifPresent(names::add);
		}
		while (takeSign(","));
		return names;
	}

	/**
	 * Read a list of identifiers, each perhaps written as a string.
	 * @return what they stand for; empty for what is written in another way
	 */
	public List<String> values() {
		List<String> values = new ArrayList<>();
		do {
			Optional<String> literal = (this.next < this.tokens.size()) ? this.tokens.get(this.next).plainString()
					: Optional.empty();
			Optional<String> identifier = identifier();
			values.add(literal.or(() -> identifier).orElse(""));
		}
		while (takeSign(","));
		return values;
	}

	public List<String> literals() {
		return this.tokens.stream().filter((token) -> token.kind() == TokenKind.STRING).map(Token::text).toList();
	}

	/**
	 * Go behind the next of some words that stands outside of parentheses.
	 * @param words in upper case
	 * @return the word, empty if there is none
	 */
	public String seek(Set<String> words) {
		int depth = 0;
		while (this.next < this.tokens.size()) {
			Token token = this.tokens.get(this.next);
			this.next++;
			depth += (token.kind() == TokenKind.OPEN) ? 1 : (token.kind() == TokenKind.CLOSE) ? -1 : 0;
			if (depth == 0 && words.stream().anyMatch(token::is)) {
				return token.text().toUpperCase(Locale.ROOT);
			}
		}
		return "";
	}

	/**
	 * Go behind the word that says what the statement does, which stands behind its
	 * {@code WITH}, if it has one.
	 * @return the word in upper case; empty if it cannot be made out
	 */
	public String mainVerb() {
		if (!take("WITH")) {
			return word();
		}
		int depth = 0;
		boolean closed = false;
		while (this.next < this.tokens.size()) {
			TokenKind kind = this.tokens.get(this.next).kind();
			if (depth == 0 && closed && kind == TokenKind.WORD && !isAt(Set.of("AS", "SEARCH", "CYCLE"))) {
				return word();
			}
			depth += (kind == TokenKind.OPEN) ? 1 : (kind == TokenKind.CLOSE) ? -1 : 0;
			closed = kind == TokenKind.CLOSE;
			this.next++;
		}
		return "";
	}

	private String word() {
		boolean word = this.next < this.tokens.size() && this.tokens.get(this.next).kind() == TokenKind.WORD;
		this.next++;
		return word ? this.tokens.get(this.next - 1).text().toUpperCase(Locale.ROOT) : "";
	}

	/**
	 * Tell whether a statement holds one of some words, wherever that is.
	 * @param sql the statement
	 * @param words in upper case
	 * @return whether one of its key words and names is one of them
	 */
	public static boolean mentions(String sql, Set<String> words) {
		return new StatementTokens(sql).tokens.stream().anyMatch((token) -> words.stream().anyMatch(token::is));
	}

	/**
	 * Return where the token ends that was read last.
	 * @return the offset behind it
	 */
	public int behind() {
		return (this.next > 0) ? this.tokens.get(Math.min(this.next, this.tokens.size()) - 1).end() : 0;
	}

	/**
	 * Tell whether the next token is one of some words.
	 * @param words in upper case
	 * @return whether it is, or whether there is none
	 */
	public boolean isAt(Set<String> words) {
		return this.next >= this.tokens.size() || words.stream().anyMatch(this.tokens.get(this.next)::is);
	}

	/**
	 * Tell whether one of the assignments that follow gives a column another value.
	 * @param column its name
	 * @return whether it stands on the left of one, alone or in a list
	 */
	public boolean assigns(String column) {
		int depth = 0;
		boolean left = true;
		for (Token token : this.tokens.subList(Math.min(this.next, this.tokens.size()), this.tokens.size())) {
			left &= !token.text().equals("=");
			if (left && token.identifier().filter(column::equals).isPresent()) {
				return true;
			}
			depth += (token.kind() == TokenKind.OPEN) ? 1 : (token.kind() == TokenKind.CLOSE) ? -1 : 0;
			if (depth == 0 && token.is("WHERE")) {
				return false;
			}
			left |= depth == 0 && token.text().equals(",");
		}
		return false;
	}

	public boolean endsWith(String word) {
		return !this.tokens.isEmpty() && this.tokens.get(this.tokens.size() - 1).is(word);
	}

	public boolean takeSign(String sign) {
		boolean found = this.next < this.tokens.size() && this.tokens.get(this.next).text().equals(sign);
		this.next += found ? 1 : 0;
		return found;
	}

	public boolean take(String... words) {
		for (int i = 0; i < words.length; i++) {
			if (this.next + i >= this.tokens.size() || !this.tokens.get(this.next + i).is(words[i])) {
				return false;
			}
		}
		this.next += words.length;
		return true;
	}

	/**
	 * One token.
	 *
	 * @param kind what it is
	 * @param text as it stands in the statement
	 * @param end the offset behind it
	 */
	private record Token(TokenKind kind, String text, int end) {

		boolean is(String keyword) {
			return this.kind == TokenKind.WORD && this.text.toUpperCase(Locale.ROOT).equals(keyword);
		}

		Optional<String> plainString() {
			boolean plain = this.kind == TokenKind.STRING && this.text.matches("'[^'\\\\]*'");
			return plain ? Optional.of(this.text.substring(1, this.text.length() - 1)) : Optional.empty();
		}

		// PostgreSQL folds ASCII letters only.
		Optional<String> identifier() {
			if (this.kind == TokenKind.WORD) {
				StringBuilder name = new StringBuilder();
				this.text.chars()
					.map((c) -> (c >= 'A' && c <= 'Z') ? c - 'A' + 'a' : c)
					.forEach((c) -> name.append((char) c));
				return Optional.of(name.toString());
			}
			boolean quoted = this.kind == TokenKind.OTHER && this.text.startsWith("\"");
			return quoted ? Optional.of(this.text.substring(1, this.text.length() - 1).replace("\"\"", "\""))
					: Optional.empty();
		}

	}

}
