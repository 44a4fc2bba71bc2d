package dev.limbeck.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.Revision;

/**
 * A revision whose code a test gives.
 */
@Revision(id = "b", revises = "a", description = "Run code")
final class CodeRevision implements JavaRevision {

	private final Code code;

	CodeRevision(Code code) {
		this.code = code;
	}

	/**
	 * Make a revision that runs SQL.
	 * @param sql statements for one {@link Statement}
	 * @return the revision
	 */
	static CodeRevision sql(String... sql) {
		return new CodeRevision((connection) -> {
			try (Statement statement = connection.createStatement()) {
				for (String text : sql) {
					statement.execute(text);
				}
			}
		});
	}

	@Override
	public void upgrade(Connection connection) throws Exception {
		this.code.run(connection);
	}

	@Override
	public void downgrade(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("DROP TABLE b");
		}
	}

	/**
	 * What an upgrade does.
	 */
	interface Code {

		/**
		 * Do it.
		 * @param connection the migration's own
		 * @throws Exception for any reason
		 */
		void run(Connection connection) throws Exception;

	}

}
