package dev.limbeck.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Tells which statements PostgreSQL refuses inside a transaction block, and why. What
 * only a running server can know is left out: a procedure that commits, or whether a
 * table is partitioned.
 *
 * @param form the words of the statement
 * @param reason why it is refused
 */
public record TransactionRefusal(Pattern form, String reason) {

	private static final String SNAPSHOTS = " works in several transactions of its own";

	private static final String FILES = " changes files of the server that no rollback brings back";

	private static final String SLOT = " changes a replication slot on another server, which no rollback brings back";

	/** Only statements that begin like this are looked at word by word. */
	private static final Set<String> FIRST_WORDS = Set.of("ABORT", "ALTER", "BEGIN", "CLUSTER", "COMMIT", "CREATE",
			"DISCARD", "DROP", "END", "PREPARE", "REINDEX", "ROLLBACK", "START", "VACUUM");

	/** What most scripts create, alter and drop most often is not looked at either. */
	private static final Set<String> SECOND_WORDS = Set.of("DATABASE", "INDEX", "SUBSCRIPTION", "SYSTEM", "TABLE",
			"TABLESPACE", "UNIQUE");

	private static final Pattern CONCURRENTLY = Pattern.compile("(?i)CONCURRENTLY");

	private static final List<TransactionRefusal> ALL = List.of(
			of("CREATE (UNIQUE )?INDEX CONCURRENTLY .*", "CREATE INDEX CONCURRENTLY" + SNAPSHOTS),
			of("DROP INDEX CONCURRENTLY .*", "DROP INDEX CONCURRENTLY" + SNAPSHOTS),
			of("REINDEX (\\([^)]*\\) )?(INDEX|TABLE) CONCURRENTLY .*", "REINDEX CONCURRENTLY" + SNAPSHOTS),
			of("REINDEX \\( ([^)]* )?CONCURRENTLY (?!FALSE |OFF |0 )[^)]*\\) (INDEX|TABLE) .*",
					"REINDEX CONCURRENTLY" + SNAPSHOTS),
			of("REINDEX (\\([^)]*\\) )?(SCHEMA|DATABASE|SYSTEM)( .*)?", "REINDEX of more than one table" + SNAPSHOTS),
			of("VACUUM( .*)?", "VACUUM" + SNAPSHOTS),
			of("CLUSTER( VERBOSE| \\([^)]*\\))?", "CLUSTER of all tables" + SNAPSHOTS),
			of("ALTER TABLE .* DETACH PARTITION .* CONCURRENTLY", "DETACH PARTITION ... CONCURRENTLY" + SNAPSHOTS),
			of("CREATE DATABASE .*", "CREATE DATABASE" + FILES), of("DROP DATABASE .*", "DROP DATABASE" + FILES),
			of("ALTER DATABASE \\S+ SET TABLESPACE .*", "ALTER DATABASE ... SET TABLESPACE" + FILES),
			of("CREATE TABLESPACE .*", "CREATE TABLESPACE" + FILES),
			of("DROP TABLESPACE .*", "DROP TABLESPACE" + FILES), of("ALTER SYSTEM .*", "ALTER SYSTEM" + FILES),
			of("CREATE SUBSCRIPTION (?!.* (CREATE_SLOT|CONNECT) = '?(FALSE|OFF|0)\\b).*",
					"CREATE SUBSCRIPTION without create_slot = false" + SLOT),
			of("DROP SUBSCRIPTION .*", "DROP SUBSCRIPTION" + SLOT),
			of("ALTER SUBSCRIPTION \\S+ REFRESH .*", "ALTER SUBSCRIPTION ... REFRESH" + SLOT),
			of("ALTER SUBSCRIPTION \\S+ (SET|ADD|DROP) PUBLICATION (?!.* REFRESH = '?(FALSE|OFF|0)\\b).*",
					"ALTER SUBSCRIPTION ... PUBLICATION without refresh = false" + SLOT),
			of("ALTER SUBSCRIPTION \\S+ SET \\( (.* )?FAILOVER\\b.*", "ALTER SUBSCRIPTION ... SET (failover)" + SLOT),
			of("ALTER SUBSCRIPTION \\S+ SET \\( (.* )?TWO_PHASE = '?(FALSE|OFF|0)\\b.*",
					"ALTER SUBSCRIPTION ... SET (two_phase = false)" + SLOT),
			of("DISCARD ALL", "DISCARD ALL ends what a session has open"),
			of("(COMMIT|ROLLBACK) PREPARED .*", "it ends a transaction that another session prepared"),
			of("(?!ROLLBACK (WORK |TRANSACTION )?TO )(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK|ABORT|PREPARE TRANSACTION)( .*)?",
					"it begins or ends a transaction itself"));

	private static TransactionRefusal of(String form, String reason) {
		return new TransactionRefusal(Pattern.compile(form), reason);
	}

	/**
	 * Judge a statement.
	 * @param statement the statement
	 * @param source the text it stands in
	 * @return why it cannot run inside a transaction, or {@code null} if it can
	 */
	public static @Nullable String reason(SqlStatement statement, SourceText source) {
		if (!mayBeRefused(statement, source)) {
			return null;
		}
		String words = words(source.text(statement.start(), statement.end()));
		return ALL.stream()
			.filter((refusal) -> refusal.form.matcher(words).matches())
			.map(TransactionRefusal::reason)
			.findFirst()
			.orElse(null);
	}

	private static boolean mayBeRefused(SqlStatement statement, SourceText source) {
		List<String> words = statement.keywords();
		if (words.isEmpty() || !FIRST_WORDS.contains(words.get(0))) {
			return false;
		}
		if (!Set.of("ALTER", "CREATE", "DROP").contains(words.get(0))) {
			return true;
		}
		if (words.size() < 2 || !SECOND_WORDS.contains(words.get(1))) {
			return false;
		}
		return !Set.of("INDEX", "TABLE", "UNIQUE").contains(words.get(1))
				|| CONCURRENTLY.matcher(source.text()).region(statement.start(), statement.end()).find();
	}

	// Names in quotes become one sign, so that they are never taken for key words.
	private static String words(String sql) {
		SqlLexer lexer = new SqlLexer(new SourceText("", sql));
		StringBuilder words = new StringBuilder();
		for (TokenKind kind = lexer.next(); kind != TokenKind.END && kind != TokenKind.ERROR; kind = lexer.next()) {
			String token = sql.substring(lexer.start(), lexer.end());
			switch (kind) {
				case LINE_COMMENT, BLOCK_COMMENT -> {
				}
				case WORD -> append(words, lexer.keyword());
				case STRING -> append(words, token.toUpperCase(Locale.ROOT).replaceAll("\\s", "_"));
				default -> append(words, token.startsWith("\"") ? "\"" : token);
			}
		}
		return words.toString();
	}

	private static void append(StringBuilder words, String word) {
		words.append(words.isEmpty() ? "" : " ").append(word);
	}

}
