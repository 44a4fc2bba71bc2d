package dev.limbeck.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

import dev.limbeck.LimbeckException;
import dev.limbeck.postgres.PostgresServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link DriverConnector}.
 */
class DriverConnectorTests {

	@Test
	void passesPropertiesToTheDriver() throws SQLException {
		Connector connector = Try.to(PostgresServer.shared().port(), "ApplicationName", "limbeck shop",
				"assumeMinServerVersion", "14");
		try (Connection connection = connector.connect(Duration.ofSeconds(5))) {
			assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("limbeck shop");
		}
	}

	@Test
	void copiesItsProperties() throws SQLException {
		Properties properties = Try.properties();
		Connector connector = new DriverConnector("jdbc:postgresql://localhost:" + PostgresServer.shared().port() + "/",
				properties, "localhost");
		properties.setProperty("user", "nobody");
		try (Connection connection = connector.connect(Duration.ofSeconds(5))) {
			assertThat(connection.getMetaData().getUserName()).isEqualTo("postgres");
		}
	}

	@Test
	void followsAConnectionService(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("services"),
				"[app]\nhost=localhost\nport=" + PostgresServer.shared().port() + "\ndbname=postgres\nuser=postgres\n");
		System.setProperty("org.postgresql.pgservicefile", file.toString());
		try (Reached reached = new DatabaseWait(WaitSettings.DEFAULT)
			.await(Connector.to("jdbc:postgresql:///?service=app", new Properties()))) {
			assertThat(reached.place()).isEqualTo("localhost:" + PostgresServer.shared().port() + "/postgres");
		}
		finally {
			System.clearProperty("org.postgresql.pgservicefile");
		}
	}

	@Test
	void connectionServiceThatIsNotThereIsNamed() {
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> Connector.to("jdbc:postgresql:///?service=none", new Properties()));
		assertThat(failure.description()).isEqualTo("There is no connection service \"none\".");
		assertThat(failure.action()).isEqualTo(
				"Add it to the file that PGSERVICEFILE names, to ~/.pg_service.conf, or to pg_service.conf in the directory that PGSYSCONFDIR names; or set DATABASE_URL in the place of PGSERVICE.");
	}

	@Test
	void limitsReadsUntilTheCallerKnowsBetter() throws SQLException {
		Connector connector = Try.to(PostgresServer.shared().port());
		try (Connection connection = connector.connect(Duration.ofSeconds(5))) {
			assertThat(connection.getNetworkTimeout()).isEqualTo(5000);
		}
	}

	@ParameterizedTest(name = "{0}={1} within {2} ms becomes {3}")
	@CsvSource({ "loginTimeout, , 5000, 5.000", "loginTimeout, , 400, 0.400", "loginTimeout, 2, 5000, 2",
			"loginTimeout, 30, 5000, 5.000", "loginTimeout, 0, 5000, 5.000", "loginTimeout, abc, 5000, 5.000",
			"connectTimeout, , 1500, 2", "connectTimeout, 0, 5000, 5", "connectTimeout, 3, 5000, 3",
			"connectTimeout, abc, 5000, abc", "socketTimeout, , 400, 1", "socketTimeout, 600, 5000, 5" })
	void everyStepOfALoginIsLimited(String name, @Nullable String given, int millis, String effective) {
		Properties properties = new Properties();
		if (given != null) {
			properties.setProperty(name, given);
		}
		Properties limited = LoginTimeouts.limit(properties, Duration.ofMillis(millis));
		assertThat(limited.getProperty(name)).isEqualTo(effective);
	}

	@Test
	void parametersOfTheUrlDoNotLiftTheLimits() throws Exception {
		try (Peer silent = Peer.that(Peer::staySilent)) {
			Connector connector = Try
				.url("jdbc:postgresql://localhost:" + silent.port() + "/app?loginTimeout=0&socketTimeout=0");
			assertThat(Try.verdict(Try.diagnosis(connector, Duration.ofMillis(200))))
				.isEqualTo("database-unreachable TRANSIENT");
		}
	}

	@Test
	void oneHostIsTriedAsItIs() {
		Connector connector = Try.to(5432);
		assertThat(connector.hosts()).containsExactly(connector);
	}

	@Test
	void severalHostsAreTriedOneByOne() {
		Connector connector = Try.url("jdbc:postgresql://one:5433,two,[::1]:5434/app?sslmode=require");
		assertThat(connector.hosts()).extracting(Connector::description)
			.isEqualTo(List.of("one:5433/app", "two:5432/app", "[::1]:5434/app"));
	}

	@Test
	void hostsKeepWhatTheUrlSays() throws SQLException {
		int port = PostgresServer.shared().port();
		Connector connector = Try
			.url("jdbc:postgresql://localhost:1,localhost:" + port + "/template1?ApplicationName=shop");
		try (Connection connection = connector.hosts().get(1).connect(Duration.ofSeconds(5))) {
			assertThat(connection.getCatalog()).isEqualTo("template1");
			assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("shop");
		}
	}

}
