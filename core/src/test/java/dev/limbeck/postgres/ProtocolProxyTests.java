package dev.limbeck.postgres;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ProtocolProxy}.
 */
@ExtendWith(PostgresExtension.class)
class ProtocolProxyTests {

	private PostgresDatabase database;

	private ProtocolProxy proxy;

	@BeforeEach
	void prepare(PostgresDatabase one) {
		this.database = one;
		this.proxy = ProtocolProxy.to(one);
		one.execute("CREATE TABLE t (id int)");
	}

	@AfterEach
	void close() {
		this.proxy.close();
	}

	@Test
	void aTextIsOneQueryAndOneFlightHoweverManyStatementsItHas() throws SQLException {
		try (Connection connection = connect()) {
			long flights = this.proxy.flights();
			run(connection, "INSERT INTO t VALUES (1); INSERT INTO t VALUES (2); SELECT * FROM t");
			assertThat(this.proxy.queries()).isEqualTo(1);
			assertThat(this.proxy.statements()).isEqualTo(3);
			assertThat(this.proxy.flights() - flights).isEqualTo(1);
		}
	}

	@Test
	void bytesAreThoseOfTheMessages() throws SQLException {
		try (Connection connection = connect()) {
			long before = this.proxy.bytes(Way.TO_SERVER);
			run(connection, "SELECT 1");
			assertThat(this.proxy.bytes(Way.TO_SERVER) - before).isEqualTo(1 + 4 + "SELECT 1".length() + 1);
			assertThat(this.proxy.bytes(Way.TO_CLIENT)).isPositive();
			assertThat(this.proxy.connections()).isEqualTo(1);
		}
	}

	@Test
	void theLoginIsARequestForTlsAStartupPacketAndTheirAnswers() throws SQLException {
		connect().close();
		this.proxy.awaitClosed();
		assertThat(this.proxy.flights()).isEqualTo(2);
		assertThat(this.proxy.messages(Way.TO_SERVER)).isEqualTo(3);
		assertThat(this.proxy.messages()).isEqualTo(3 + this.proxy.messages(Way.TO_CLIENT));
	}

	@Test
	void aNewRunHasTheSameNumberOfMessages() throws SQLException {
		insert();
		this.proxy.awaitClosed();
		long messages = this.proxy.messages();
		this.proxy.reset();
		assertThat(this.proxy.messages()).isZero();
		insert();
		this.proxy.awaitClosed();
		assertThat(this.proxy.messages()).isEqualTo(messages);
	}

	@Test
	void aCutAfterAMessageLetsItArrive() throws SQLException {
		this.proxy.inject(ProtocolFault.resetAfter(3).counting(Way.TO_SERVER));
		assertThatExceptionOfType(SQLException.class).isThrownBy(this::insert);
		Awaitility.await().until(() -> rows().equals(List.of("1")));
		assertThat(this.proxy.faults()).isEqualTo(1);
	}

	@Test
	void aCutBeforeAMessageLosesIt() throws SQLException {
		this.proxy.inject(ProtocolFault.closeAfter(3).counting(Way.TO_SERVER).undelivered());
		assertThatExceptionOfType(SQLException.class).isThrownBy(this::insert);
		this.proxy.awaitClosed();
		assertThat(rows()).isEmpty();
		assertThat(this.proxy.messages(Way.TO_SERVER)).isEqualTo(3);
	}

	@Test
	void everyMessageOfARunCanBeTheLast() throws SQLException {
		insert();
		this.proxy.awaitClosed();
		for (long k = this.proxy.messages(); k > 0; k--) {
			this.proxy.reset();
			this.proxy.cutAfter(k);
			insertIfPossible();
			this.proxy.awaitClosed();
			assertThat(this.proxy.messages()).isEqualTo(k);
		}
	}

	@Test
	void afterACutOfTheRunTheNextConnectionIsWell() throws SQLException {
		this.proxy.cutBefore(2);
		assertThatExceptionOfType(SQLException.class).isThrownBy(this::connect);
		insert();
		assertThat(rows()).containsExactly("1");
	}

	@Test
	void eachConnectionCanHaveItsOwnCut() {
		this.proxy.inject(ProtocolFault.resetAfter(2).inEachConnection());
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(this::connect);
		}
		assertThat(this.proxy.faults()).isEqualTo(3);
	}

	@Test
	void latencyAddsToEachFlightAndNotToEachMessage() throws SQLException {
		this.proxy.delay(Way.TO_SERVER, Duration.ofMillis(100));
		this.proxy.delay(Way.TO_CLIENT, Duration.ofMillis(100));
		try (Connection connection = connect()) {
			long start = System.nanoTime();
			run(connection, "SELECT generate_series(1, 1000)");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(200),
					Duration.ofSeconds(20));
		}
	}

	@Test
	void aBlackHoleHoldsEverythingBackUntilItIsHealed() throws SQLException {
		try (Connection connection = connect()) {
			this.proxy.blackHole();
			CompletableFuture<Void> insert = CompletableFuture.runAsync(() -> insertOn(connection));
			Awaitility.await().until(() -> this.proxy.queries() == 1);
			assertThat(rows()).isEmpty();
			assertThat(insert).isNotDone();
			this.proxy.heal();
			insert.join();
			assertThat(rows()).containsExactly("1");
		}
	}

	@Test
	void aBlackHoleThatBeginsAtAMessageEndsByItself() throws SQLException {
		this.proxy.inject(
				ProtocolFault.blackHoleAfter(3).counting(Way.TO_SERVER).undelivered().lasting(Duration.ofMillis(300)));
		long start = System.nanoTime();
		insert();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
		assertThat(rows()).containsExactly("1");
	}

	@Test
	void connectionsDoNotDisturbEachOther() {
		IntStream.range(0, 20).parallel().forEach((i) -> insertIfPossible());
		this.proxy.awaitClosed();
		assertThat(rows()).hasSize(20);
		assertThat(this.proxy.queries()).isEqualTo(20);
		assertThat(this.proxy.flights()).isEqualTo(60);
	}

	@Test
	void aCopyAndACancelRequestPass() throws Exception {
		try (Connection connection = connect()) {
			PGConnection driver = connection.unwrap(PGConnection.class);
			driver.getCopyAPI().copyIn("COPY t FROM stdin", new StringReader("7\n8\n"));
			driver.cancelQuery();
			assertThat(rows()).containsExactly("7", "8");
		}
	}

	@Test
	void whatTheServerSaysLastArrives() throws SQLException {
		try (Connection connection = connect()) {
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> run(connection, "SELECT pg_terminate_backend(pg_backend_pid())"))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("57P01"));
		}
	}

	private Connection connect() throws SQLException {
		return DriverManager
			.getConnection(
					"jdbc:postgresql://localhost:" + this.proxy.port() + "/" + this.database.name()
							+ "?preferQueryMode=simple&assumeMinServerVersion=14&ApplicationName=",
					"postgres", "postgres");
	}

	private void insert() throws SQLException {
		try (Connection connection = connect()) {
			run(connection, "INSERT INTO t VALUES (1)");
		}
	}

	private void insertIfPossible() {
		try {
			insert();
		}
		catch (SQLException ex) {
			// The connection was cut.
		}
	}

	private static void insertOn(Connection connection) {
		try {
			run(connection, "INSERT INTO t VALUES (1)");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void run(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private List<String> rows() {
		return this.database.query("SELECT id FROM t ORDER BY id");
	}

}
