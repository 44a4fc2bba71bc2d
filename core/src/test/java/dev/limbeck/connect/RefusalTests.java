package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.limbeck.postgres.PostgresServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code ServerRules} on a real server that asks for passwords and lets not
 * everybody in.
 */
class RefusalTests {

	private static PostgresServer server;

	@BeforeAll
	static void startServer() {
		server = PostgresServer.start(Map.of("max_connections", "8", "superuser_reserved_connections", "3"));
		for (String sql : List.of("CREATE DATABASE closed ALLOW_CONNECTIONS false", "CREATE DATABASE private",
				"REVOKE CONNECT ON DATABASE private FROM PUBLIC", "CREATE DATABASE narrow CONNECTION LIMIT 0",
				"CREATE ROLE app LOGIN PASSWORD 's3cret'",
				"CREATE ROLE expired LOGIN PASSWORD 's3cret' VALID UNTIL '2020-01-01'", "CREATE ROLE bare LOGIN",
				"CREATE ROLE nologin PASSWORD 's3cret'", "CREATE ROLE nologin_trusted",
				"CREATE ROLE limited LOGIN CONNECTION LIMIT 0 PASSWORD 's3cret'")) {
			server.execute(sql);
		}
		server.accessRules("""
				host  all        postgres,nologin_trusted,ghost_trusted all   trust
				host  rejected   all                                    all   reject
				host  by_md5     all                                    all   md5
				host  postgres,closed,private,narrow,missing all        all   scram-sha-256""");
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@ParameterizedTest(name = "{0} as {1} with {2}: {3}")
	@CsvSource({ "postgres, app, wrong, wrong-password AFTER_GRACE",
			"postgres, ghost, s3cret, wrong-password AFTER_GRACE",
			"postgres, expired, s3cret, wrong-password AFTER_GRACE",
			"postgres, bare, s3cret, wrong-password AFTER_GRACE", "by_md5, app, wrong, wrong-password AFTER_GRACE",
			"by_md5, ghost, s3cret, wrong-password AFTER_GRACE", "postgres, app, '', password-missing PERMANENT",
			"postgres, app, , password-missing PERMANENT", "postgres, nologin, s3cret, login-refused AFTER_GRACE",
			"postgres, nologin_trusted, , login-refused AFTER_GRACE",
			"postgres, ghost_trusted, , login-refused AFTER_GRACE", "unlisted, app, s3cret, access-refused PERMANENT",
			"rejected, app, s3cret, access-refused PERMANENT", "missing, app, s3cret, database-missing AFTER_GRACE",
			"missing, app, wrong, wrong-password AFTER_GRACE", "closed, app, s3cret, access-refused PERMANENT",
			"private, app, s3cret, access-refused PERMANENT", "narrow, app, s3cret, too-many-connections TRANSIENT",
			"postgres, limited, s3cret, too-many-connections TRANSIENT" })
	void refusalHasAVerdict(String database, String user, @Nullable String password, String verdict) throws Exception {
		assertThat(Try.verdict(to(database, user, password))).isEqualTo(verdict);
	}

	private static Connector to(String database, String user, @Nullable String password) {
		return (password != null) ? Try.to(database, server.port(), "user", user, "password", password)
				: Try.to(database, server.port(), "user", user);
	}

	@Test
	void takenSlotsAreTransientForUsersAndSuperusers() throws Exception {
		List<Connection> taken = new ArrayList<>();
		try {
			while (taken.size() < 5) {
				taken.add(open("app"));
			}
			assertThat(Try.verdict(to("postgres", "app", "s3cret"))).isEqualTo("too-many-connections TRANSIENT");
			while (taken.size() < 8) {
				taken.add(open("postgres"));
			}
			assertThat(Try.verdict(to("postgres", "postgres", "unused"))).isEqualTo("too-many-connections TRANSIENT");
		}
		finally {
			for (Connection connection : taken) {
				connection.close();
			}
		}
	}

	private static Connection open(String user) throws SQLException {
		return to("postgres", user, "s3cret").connect(Duration.ofSeconds(5));
	}

	@Test
	void wrongPasswordFailsAtTheFirstTryWithoutShowingIt() {
		DatabaseWait wait = new DatabaseWait(WaitSettings.DEFAULT);
		assertThat(Failures.of(wait, to("postgres", "app", "wr0ng"), "DATABASE_URL")).satisfies((failure) -> {
			assertThat(failure.code()).isEqualTo("wrong-password");
			assertThat(failure.description()).contains("localhost:" + server.port() + "/postgres", "\"app\"",
					"1 attempt");
			assertThat(failure.action()).contains("ALTER ROLE").endsWith("The connection came from DATABASE_URL.");
			assertThat(failure.getMessage()).doesNotContain("wr0ng");
			assertThat(failure).hasNoCause();
		});
	}

	@Test
	void readOnlySessionIsPermanent() throws Exception {
		Connector connector = Try.to(server.port(), "options", "-c default_transaction_read_only=on");
		assertThat(Try.verdict(connector)).isEqualTo("database-read-only PERMANENT");
	}

	@Test
	void readOnlySessionWillDoWhenNothingIsWritten() throws Exception {
		Connector connector = Try.to(server.port(), "options", "-c default_transaction_read_only=on");
		try (Reached reached = new DatabaseWait(WaitSettings.DEFAULT.readOnly()).await(connector)) {
			assertThat(reached.server().mode()).isEqualTo(ServerState.Mode.READ_ONLY);
		}
	}

}
