package dev.limbeck.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.limbeck.sql.NonTransactionalStatement.CreateIndex;
import dev.limbeck.sql.NonTransactionalStatement.CreateObject;
import dev.limbeck.sql.NonTransactionalStatement.DetachPartition;
import dev.limbeck.sql.NonTransactionalStatement.DropIndex;
import dev.limbeck.sql.NonTransactionalStatement.DropObject;
import dev.limbeck.sql.NonTransactionalStatement.Kind;
import dev.limbeck.sql.NonTransactionalStatement.Opaque;
import dev.limbeck.sql.NonTransactionalStatement.Reindex;
import dev.limbeck.sql.NonTransactionalStatement.Repeatable;

/**
 * Reads what a statement that is sent alone works on. Whatever it does not understand it
 * takes for opaque.
 */
public final class NonTransactionalStatementReader {

	private final List<Token> tokens = new ArrayList<>();

	private int next;

	private NonTransactionalStatementReader(String sql) {
		SqlLexer lexer = new SqlLexer(new SourceText("", sql));
		for (TokenKind kind = lexer.next(); kind != TokenKind.END && kind != TokenKind.ERROR; kind = lexer.next()) {
			if (kind != TokenKind.LINE_COMMENT && kind != TokenKind.BLOCK_COMMENT) {
				this.tokens.add(new Token(kind, sql.substring(lexer.start(), lexer.end())));
			}
		}
	}

	/**
	 * Read a statement.
	 * @param sql its text
	 * @return what it works on
	 */
	public static NonTransactionalStatement read(String sql) {
		NonTransactionalStatementReader reader = new NonTransactionalStatementReader(sql);
		return reader.statement().map(NonTransactionalStatement.class::cast).orElseGet(Opaque::new);
	}

	private Optional<? extends NonTransactionalStatement> statement() {
		if (take("CREATE")) {
			return create();
		}
		if (take("DROP")) {
			return take("INDEX", "CONCURRENTLY") ? dropIndex()
					: kind().flatMap((kind) -> afterIfExists().map((name) -> new DropObject(kind, name)));
		}
		if (take("REINDEX")) {
			return reindex();
		}
		if (take("ALTER")) {
			return alter();
		}
		return (take("VACUUM") || take("CLUSTER")) ? Optional.of(new Repeatable()) : Optional.empty();
	}

	private Optional<? extends NonTransactionalStatement> create() {
		take("UNIQUE");
		if (!take("INDEX", "CONCURRENTLY")) {
			return kind().flatMap((kind) -> identifier().map((name) -> new CreateObject(kind, name)));
		}
		take("IF", "NOT", "EXISTS");
		if (take("ON")) {
			return table().map((table) -> new CreateIndex(table, null));
		}
		return identifier().filter((index) -> take("ON"))
			.flatMap((index) -> table().map((table) -> new CreateIndex(table, index)));
	}

	private Optional<DropIndex> dropIndex() {
		take("IF", "EXISTS");
		return name().map(DropIndex::new);
	}

	private Optional<? extends NonTransactionalStatement> reindex() {
		skipParentheses();
		boolean table = take("TABLE");
		if (!table && !take("INDEX")) {
			return Optional.of(new Repeatable());
		}
		take("CONCURRENTLY");
		return name().map((name) -> new Reindex(name, table));
	}

	private void skipParentheses() {
		if (this.next < this.tokens.size() && this.tokens.get(this.next).kind() == TokenKind.OPEN) {
			while (this.next < this.tokens.size() && this.tokens.get(this.next).kind() != TokenKind.CLOSE) {
				this.next++;
			}
			this.next++;
		}
	}

	private Optional<? extends NonTransactionalStatement> alter() {
		if (take("SYSTEM") || take("DATABASE")) {
			return Optional.of(new Repeatable());
		}
		if (take("SUBSCRIPTION")) {
			return identifier().filter((name) -> take("REFRESH") || take("SET", "PUBLICATION"))
				.map((name) -> new Repeatable());
		}
		take("TABLE");
		take("IF", "EXISTS");
		return table().filter((table) -> takeSign("*") || take("DETACH", "PARTITION"))
			.flatMap((table) -> detach(table));
	}

	private Optional<DetachPartition> detach(QualifiedName table) {
		take("DETACH", "PARTITION");
		return name().filter((partition) -> take("CONCURRENTLY"))
			.map((partition) -> new DetachPartition(table, partition));
	}

	private Optional<Kind> kind() {
		for (Kind kind : Kind.values()) {
			if (take(kind.name())) {
				return Optional.of(kind);
			}
		}
		return Optional.empty();
	}

	private Optional<String> afterIfExists() {
		take("IF", "EXISTS");
		return identifier();
	}

	private Optional<QualifiedName> table() {
		take("ONLY");
		return name();
	}

	private Optional<QualifiedName> name() {
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

	private Optional<String> identifier() {
		Optional<String> identifier = (this.next < this.tokens.size()) ? this.tokens.get(this.next).identifier()
				: Optional.empty();
		this.next++;
		return identifier;
	}

	private boolean takeSign(String sign) {
		boolean found = this.next < this.tokens.size() && this.tokens.get(this.next).text().equals(sign);
		this.next += found ? 1 : 0;
		return found;
	}

	private boolean take(String... words) {
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
	 */
	private record Token(TokenKind kind, String text) {

		boolean is(String keyword) {
			return this.kind == TokenKind.WORD && this.text.toUpperCase(Locale.ROOT).equals(keyword);
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
