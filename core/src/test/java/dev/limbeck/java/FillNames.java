package dev.limbeck.java;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A revision as users write it: beside its parent {@code a}, which makes a table.
 */
@Revision(id = "b", revises = "a", dependsOn = { "x.1", "label-x" }, labels = "names", created = "2026-11-20T09:30:00Z")
public class FillNames implements JavaRevision {

	@Override
	public void upgrade(Connection connection) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement("INSERT INTO a VALUES (?)")) {
			for (int i = 0; i < 3; i++) {
				insert.setInt(1, i);
				insert.addBatch();
			}
			insert.executeBatch();
		}
	}

	@Override
	public void downgrade(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("DELETE FROM a");
		}
	}

}
