package dev.limbeck.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.Revision;

/**
 * The revision in Java of the {@link MixedHistory}.
 */
@Revision(id = "code", revises = "copy", description = "Count the people")
final class CountPeople implements JavaRevision {

	@Override
	public void upgrade(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				PreparedStatement insert = connection.prepareStatement("INSERT INTO person VALUES (?, ?)")) {
			for (int i = 100; i < 105; i++) {
				insert.setInt(1, i);
				insert.setString(2, "person " + i);
				insert.addBatch();
			}
			insert.executeBatch();
			statement.execute("UPDATE counter SET n = n + (SELECT count(*) FROM person)");
			statement.execute("INSERT INTO effect VALUES ('code')");
		}
	}

}
