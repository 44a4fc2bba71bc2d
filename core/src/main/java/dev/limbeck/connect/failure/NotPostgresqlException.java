package dev.limbeck.connect.failure;

import java.sql.SQLException;

/**
 * A {@link javax.sql.DataSource} that leads to a database of another kind.
 */
public final class NotPostgresqlException extends SQLException {

	private static final long serialVersionUID = 1L;

	public NotPostgresqlException(String product) {
		super("it leads to " + product + ", and Limbeck migrates PostgreSQL through its own driver only");
	}

}
