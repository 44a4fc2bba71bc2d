package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import dev.limbeck.connect.failure.FailureKind;
import dev.limbeck.connect.failure.NotPostgresqlException;
import org.postgresql.PGConnection;

/**
 * Borrows a connection from a {@link DataSource}. Its time-outs are its own: a wait that
 * uses one should allow a single try the whole budget.
 *
 * @param dataSource where the connection comes from
 * @param description where it leads to, without any secret
 * @param explanation makes of what the {@code DataSource} throws, if that is no
 * {@code SQLException}, what is to be told; a {@link dev.limbeck.LimbeckException} ends
 * the wait
 */
public record DataSourceConnector(DataSource dataSource, String description,
		UnaryOperator<RuntimeException> explanation) implements Connector {

	/** Code of the failure when the {@code DataSource} is none of PostgreSQL. */
	public static final String OTHER_DATABASE = FailureKind.OTHER_DATABASE.code();

	/**
	 * Create a connector that explains nothing.
	 * @param dataSource where the connection comes from
	 * @param description where it leads to, without any secret
	 */
	public DataSourceConnector(DataSource dataSource, String description) {
		this(dataSource, description, UnaryOperator.identity());
	}

	@Override
	public Connection connect(Duration timeout) throws SQLException {
		Connection connection = borrow();
		try {
			if (!connection.isWrapperFor(PGConnection.class)) {
				throw new NotPostgresqlException(connection.getMetaData().getDatabaseProductName());
			}
			return connection;
		}
		catch (SQLException | RuntimeException | Error ex) {
			try (connection) {
				throw ex;
			}
		}
	}

	private Connection borrow() throws SQLException {
		try {
			return this.dataSource.getConnection();
		}
		catch (RuntimeException ex) {
			throw this.explanation.apply(ex);
		}
	}

	@Override
	public boolean borrows() {
		return true;
	}

}
