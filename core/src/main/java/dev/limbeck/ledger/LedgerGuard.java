package dev.limbeck.ledger;

import java.sql.SQLException;
import java.util.List;

import dev.limbeck.session.Session;
import dev.limbeck.session.Session.RowReader;

/**
 * Reads tables of somebody who is not trusted. They may be other ones than those that
 * were found sound a moment ago, so the server is told to run no view, policy or foreign
 * table, to look for operators nowhere but among its own, and to write nothing.
 */
public final class LedgerGuard {

	// The last one came with 14.13, 15.8 and 16.4; a server refuses names it does not
	// know.
	private static final String SETTINGS = "pg_catalog.set_config(g.name, g.value, true) FROM pg_catalog.pg_settings s "
			+ "JOIN (VALUES ('row_security', 'off'), ('search_path', 'pg_catalog'), ('transaction_read_only', 'on'), "
			+ "('restrict_nonsystem_relation_kind', 'view, foreign-table')) AS g (name, value) ON g.name = s.name";

	private LedgerGuard() {
	}

	/**
	 * Return the statement of a block that guards the rest of a transaction if it has to
	 * be.
	 * @param facts an expression, the array of facts
	 * @return the code, in the language of blocks
	 */
	static String statement(String facts) {
		return "  IF EXISTS (" + LedgerTrust.strangers(facts) + ") THEN\n  PERFORM " + SETTINGS + ";\n  END IF;\n";
	}

	/**
	 * Let a query know whose tables may be read as they are: {@code trusted} holds, as
	 * {@code role}, this role, those it may act as, the owner of the database, and
	 * superusers.
	 * @param query the query
	 * @return the query with what it needs
	 */
	public static String trusting(String query) {
		return "WITH RECURSIVE " + LedgerTrust.roles() + " " + query;
	}

	/**
	 * Read rows, in one message and one transaction with the settings.
	 * @param session not in a transaction
	 * @param query what to read
	 * @param reader reads a row
	 * @throws SQLException if the tables are none that may be read, or the connection is
	 * lost
	 */
	public static void query(Session session, String query, RowReader<?> reader) throws SQLException {
		session.queryEach("SELECT " + SETTINGS + ";\n" + query, List.of((row) -> row, reader));
	}

}
