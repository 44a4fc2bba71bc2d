package dev.limbeck.doctor.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.BundledText;
import dev.limbeck.ledger.LedgerGuard;
import dev.limbeck.session.Session;
import dev.limbeck.session.Session.RowReader;

/**
 * Questions for the database, all of which travel in one message and are answered in one
 * transaction that cannot write. To be used once.
 */
final class Questions {

	private static final String OWN_NAMES = "SET LOCAL search_path = pg_catalog, pg_temp";

	private static final String BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; " + OWN_NAMES
			+ "; SET LOCAL row_security = off; "
			+ "SET LOCAL statement_timeout = '30s'; SET LOCAL lock_timeout = '5s';\n";

	private final StringBuilder message = new StringBuilder(BEGIN);

	private final List<RowReader<?>> readers = new ArrayList<>();

	/**
	 * Add a question that stands in a file.
	 * @param name of the file, without {@code .sql}
	 * @param reader takes each row of the answer
	 * @return this
	 */
	Questions ask(String name, RowReader<?> reader) {
		return askSql(BundledText.read(Questions.class, name + ".sql"), reader);
	}

	/**
	 * Add a question that stands in a file, and asks whether a role is {@code trusted}:
	 * to read a table may run code of the one who owns it.
	 * @param name of the file, without {@code .sql}
	 * @param reader takes each row of the answer
	 * @return this
	 */
	Questions askTrusting(String name, RowReader<?> reader) {
		return askSql(LedgerGuard.trusting(BundledText.read(Questions.class, name + ".sql")), reader);
	}

	/**
	 * Add a question.
	 * @param sql a query
	 * @param reader takes each row of the answer
	 * @return this
	 */
	Questions askSql(String sql, RowReader<?> reader) {
		this.message.append(sql.strip()).append(";\n");
		this.readers.add(reader);
		return this;
	}

	/**
	 * Add a question about the names that sessions begin with.
	 * @param sql a query in which each name says its schema
	 * @param reader takes each row of the answer
	 * @return this
	 */
	Questions askAsSessionsBegin(String sql, RowReader<?> reader) {
		this.message.append("SET LOCAL search_path TO DEFAULT;\n");
		askSql(sql, reader);
		this.message.append(OWN_NAMES).append(";\n");
		return this;
	}

	/**
	 * Ask.
	 * @param session where
	 * @throws SQLException if it is not answered
	 */
	void send(Session session) throws SQLException {
		if (this.readers.isEmpty()) {
			return;
		}
		try {
			session.queryEach(this.message + "COMMIT", this.readers);
		}
		catch (SQLException ex) {
			if (!session.isLost(ex)) {
				session.execute("ROLLBACK");
			}
			throw ex;
		}
	}

}
