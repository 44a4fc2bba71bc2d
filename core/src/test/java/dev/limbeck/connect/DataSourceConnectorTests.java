package dev.limbeck.connect;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.failure.NotPostgresqlException;
import dev.limbeck.postgres.Altered;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DataSourceConnector}.
 */
@ExtendWith(PostgresExtension.class)
class DataSourceConnectorTests {

	@Test
	void borrowsAConnection(PostgresDatabase database) throws Exception {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(database.jdbcUrl());
		dataSource.setUser("postgres");
		try (Reached reached = new DatabaseWait(WaitSettings.DEFAULT).await(Connector.to(dataSource))) {
			assertThat(reached.server().database()).isEqualTo(database.name());
		}
	}

	@Test
	void keepsWhatThePoolSetUpInATransaction(PostgresDatabase database) throws Exception {
		Connection pooled = database.connect();
		pooled.setAutoCommit(false);
		pooled.createStatement().execute("SET search_path = app");
		DataSource pool = answering(DataSource.class, Map.of("getConnection", pooled), new ArrayList<>());
		try (Reached reached = new DatabaseWait(WaitSettings.DEFAULT).await(Connector.to(pool));
				ResultSet row = reached.connection().createStatement().executeQuery("SHOW search_path")) {
			row.next();
			assertThat(row.getString(1)).isEqualTo("app");
		}
	}

	@Test
	void refusesAnotherKindOfDatabaseAndPutsTheConnectionBack() {
		List<String> calls = new ArrayList<>();
		DatabaseMetaData metaData = answering(DatabaseMetaData.class, Map.of("getDatabaseProductName", "H2"), calls);
		Connection connection = answering(Connection.class, Map.of("isWrapperFor", false, "getMetaData", metaData),
				calls);
		DataSource other = answering(DataSource.class, Map.of("getConnection", connection), calls);
		LimbeckException failure = Failures.of(new DatabaseWait(WaitSettings.DEFAULT), Connector.to(other), null);
		assertThat(failure.code()).isEqualTo("other-database");
		assertThat(failure.description()).startsWith(
				"No usable connection to the database at the DataSource: it leads to H2, and Limbeck migrates PostgreSQL");
		assertThat(calls).endsWith("close");
	}

	@Test
	void anotherKindOfDatabaseIsToldAlthoughItsConnectionDoesNotClose(PostgresDatabase database) throws SQLException {
		Connection stuck = Altered.of(Connection.class, database.connect(), "close", (close) -> {
			close.run();
			throw new SQLException("it does not close");
		});
		Connection other = Altered.of(Connection.class, stuck, "isWrapperFor", (call) -> false);
		DataSource pool = answering(DataSource.class, Map.of("getConnection", other), new ArrayList<>());
		assertThatExceptionOfType(NotPostgresqlException.class)
			.isThrownBy(() -> Connector.to(pool).connect(Duration.ofSeconds(5)))
			.satisfies((failure) -> assertThat(failure.getSuppressed()).hasSize(1));
	}

	@Test
	void anErrorPutsTheConnectionBack(PostgresDatabase database) throws SQLException {
		Connection connection = Altered.of(Connection.class, database.connect(), "isWrapperFor", (call) -> {
			throw new InternalError("no memory");
		});
		DataSource pool = answering(DataSource.class, Map.of("getConnection", connection), new ArrayList<>());
		assertThatExceptionOfType(InternalError.class)
			.isThrownBy(() -> Connector.to(pool).connect(Duration.ofSeconds(5)));
		assertThat(connection.isClosed()).isTrue();
	}

	private static <T> T answering(Class<T> type, Map<String, Object> answers, List<String> calls) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(Object proxy, Method method, Object @Nullable [] arguments) -> {
					calls.add(method.getName());
					return answers.get(method.getName());
				}));
	}

}
