package dev.limbeck.sql;

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

	private final StatementTokens tokens;

	private NonTransactionalStatementReader(String sql) {
		this.tokens = new StatementTokens(sql);
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
		if (this.tokens.take("CREATE")) {
			return create();
		}
		if (this.tokens.take("DROP")) {
			return this.tokens.take("INDEX", "CONCURRENTLY") ? dropIndex()
					: kind().flatMap((kind) -> afterIfExists().map((name) -> new DropObject(kind, name)));
		}
		if (this.tokens.take("REINDEX")) {
			return reindex();
		}
		if (this.tokens.take("ALTER")) {
			return alter();
		}
		return (this.tokens.take("VACUUM") || this.tokens.take("CLUSTER")) ? Optional.of(new Repeatable())
				: Optional.empty();
	}

	private Optional<? extends NonTransactionalStatement> create() {
		this.tokens.take("UNIQUE");
		if (!this.tokens.take("INDEX", "CONCURRENTLY")) {
			return kind().flatMap((kind) -> this.tokens.identifier().map((name) -> new CreateObject(kind, name)));
		}
		this.tokens.take("IF", "NOT", "EXISTS");
		if (this.tokens.take("ON")) {
			return this.tokens.table().map((table) -> new CreateIndex(table, null));
		}
		return this.tokens.identifier()
			.filter((index) -> this.tokens.take("ON"))
			.flatMap((index) -> this.tokens.table().map((table) -> new CreateIndex(table, index)));
	}

	private Optional<DropIndex> dropIndex() {
		this.tokens.take("IF", "EXISTS");
		return this.tokens.name().map(DropIndex::new);
	}

	private Optional<? extends NonTransactionalStatement> reindex() {
		this.tokens.skipParentheses();
		boolean table = this.tokens.take("TABLE");
		if (!table && !this.tokens.take("INDEX")) {
			return Optional.of(new Repeatable());
		}
		this.tokens.take("CONCURRENTLY");
		return this.tokens.name().map((name) -> new Reindex(name, table));
	}

	private Optional<? extends NonTransactionalStatement> alter() {
		if (this.tokens.take("SYSTEM") || this.tokens.take("DATABASE")) {
			return Optional.of(new Repeatable());
		}
		if (this.tokens.take("SUBSCRIPTION")) {
			return this.tokens.identifier()
				.filter((name) -> this.tokens.take("REFRESH") || this.tokens.take("SET"))
				.map((name) -> new Repeatable());
		}
		this.tokens.take("TABLE");
		this.tokens.take("IF", "EXISTS");
		return this.tokens.table()
			.filter((table) -> this.tokens.takeSign("*") || this.tokens.take("DETACH", "PARTITION"))
			.flatMap((table) -> detach(table));
	}

	private Optional<DetachPartition> detach(QualifiedName table) {
		this.tokens.take("DETACH", "PARTITION");
		return this.tokens.name()
			.filter((partition) -> this.tokens.take("CONCURRENTLY"))
			.map((partition) -> new DetachPartition(table, partition));
	}

	private Optional<Kind> kind() {
		for (Kind kind : Kind.values()) {
			if (this.tokens.take(kind.name())) {
				return Optional.of(kind);
			}
		}
		return Optional.empty();
	}

	private Optional<String> afterIfExists() {
		this.tokens.take("IF", "EXISTS");
		return this.tokens.identifier();
	}

}
