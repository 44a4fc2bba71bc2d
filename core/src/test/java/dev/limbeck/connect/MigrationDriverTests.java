package dev.limbeck.connect;

import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.core.SocketFactoryFactory;
import org.postgresql.jdbc.PreferQueryMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link MigrationDriver}.
 */
@ExtendWith(PostgresExtension.class)
class MigrationDriverTests {

	@Test
	void theDescriptionNamesHostPortAndDatabase() {
		assertThat(Connector.to(DatabaseUrl.parse("postgresql://u:p@h1,h2:5433/app")).description())
			.isEqualTo("h1:5432,h2:5433/app");
	}

	@Test
	void aJdbcUrlIsTakenAsTheDriverTakesIt() {
		assertThat(Connector.to("jdbc:postgresql://h/app?stringType=unspecified", credentials()).description())
			.isEqualTo("h:5432/app");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://localhost:%d/%s?sslmode=disable",
			"jdbc:postgresql://localhost:%d/?x=%s", "jdbc:postgresql://127.0.0.1:%d,localhost:%1$d/%s" })
	void anotherDatabaseIsReachedInTheSameWay(String url, PostgresDatabase database) throws SQLException {
		String name = database.name() + " a/b?ü";
		database.execute("CREATE DATABASE \"" + name + "\"");
		Connector one = Connector.to(String.format(url, database.server().port(), database.name()), credentials());
		Connector other = one.toDatabase(name).orElseThrow();
		assertThat(other.description()).endsWith("localhost:" + database.server().port() + "/" + name);
		try (Connection connection = other.connect(Duration.ofSeconds(5))) {
			assertThat(connection.getCatalog()).isEqualTo(name);
		}
		database.execute("DROP DATABASE \"" + name + "\" WITH (FORCE)");
	}

	@Test
	void aUrlCannotTalkTheDriverIntoRewritingScripts(PostgresDatabase database) throws SQLException {
		Connector connector = Connector.to(database.jdbcUrl() + "?preferQueryMode=extended&ApplicationName=x",
				credentials());
		try (Connection connection = connector.connect(Duration.ofSeconds(5))) {
			assertThat(connection.unwrap(PGConnection.class).getPreferQueryMode()).isEqualTo(PreferQueryMode.SIMPLE);
		}
	}

	@Test
	void aServerThatIsOutOfReachIsNoticedInSeconds() throws IOException {
		try (Socket socket = new KeepAliveSocketFactory().createSocket()) {
			assertThat(socket.getKeepAlive()).isTrue();
			assumeThat(socket.supportedOptions()).contains(ExtendedSocketOptions.TCP_KEEPIDLE);
			assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(10);
			assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL)).isEqualTo(5);
			assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT)).isEqualTo(3);
		}
	}

	@Test
	void theDriverMakesItsSocketsThatWay() throws SQLException {
		Properties properties = new Properties();
		KeepAliveSocketFactory.register(properties);
		assertThat(SocketFactoryFactory.getSocketFactory(properties)).isInstanceOf(KeepAliveSocketFactory.class);
	}

	@Test
	void aSocketFactoryOfTheUsersOwnIsLeftAlone() {
		Properties properties = new Properties();
		properties.setProperty("socketFactory", "com.example.Tunnel");
		KeepAliveSocketFactory.register(properties);
		assertThat(properties).containsEntry("socketFactory", "com.example.Tunnel");
	}

	private static Properties credentials() {
		Properties credentials = new Properties();
		credentials.setProperty("user", "postgres");
		return credentials;
	}

}
