package dev.limbeck.script.batch;

import java.util.Set;

import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.StatementTokens;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is repeated as it stands until it changes no row.
 *
 * @param table whose rows it changes, or {@code null} if that cannot be told
 * @param limited whether it says how many rows a round takes; one that does not takes all
 * in the first
 */
public record RepeatedStatement(@Nullable QualifiedName table, boolean limited) implements Batch {

	private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");

	static RepeatedStatement of(SqlStatement statement, String sql) throws BatchRefusal {
		StatementTokens tokens = new StatementTokens(sql);
		String verb = tokens.mainVerb();
		if (!CHANGES.contains(verb) || statement.copyData() != null) {
			throw new BatchRefusal("bad-batch",
					"only INSERT, UPDATE, DELETE and MERGE tell how many rows they change, so that rounds can end",
					"Put \"-- @batch\" before one of them, or take the tag away.");
		}
		tokens.take("INTO");
		tokens.take("FROM");
		QualifiedName table = tokens.table().orElse(null);
		if (!tokens.seek(Set.of("RETURNING")).isEmpty()) {
			throw KeyedStatement.returning();
		}
		return new RepeatedStatement(table, StatementTokens.mentions(sql, Set.of("LIMIT", "FETCH")));
	}

}
