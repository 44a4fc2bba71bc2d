package dev.limbeck.benchmarks;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.benchmarks.history.HistoryFolder;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.ProtocolProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Limbeck sends, for the history that is measured: the counts of the tables.
 */
@ExtendWith(PostgresExtension.class)
class TrafficTests {

	private static final int SIZE = 20;

	/**
	 * The login, the server, the session, the ledger, the lock, and all of it given back.
	 */
	private static final int AROUND = 10;

	@TempDir
	private Path folder;

	@Test
	void aStartWithNothingToDoIsOneConnectionFourStatementsAndSixFlights(PostgresDatabase database) {
		HistoryFolder history = new HistoryFolder(this.folder, SIZE).write();
		upgrade(database, history);
		Traffic traffic = upgrade(database, history);
		assertThat(traffic.connections()).isEqualTo(1);
		assertThat(traffic.statements()).isLessThanOrEqualTo(4);
		assertThat(traffic.flights()).isLessThanOrEqualTo(6);
	}

	@Test
	void twentyRevisionsAreOneFlight(PostgresDatabase database) {
		HistoryFolder history = new HistoryFolder(this.folder, SIZE).write();
		Traffic traffic = upgrade(database, history);
		assertThat(traffic.connections()).isEqualTo(1);
		assertThat(traffic.flights()).isLessThanOrEqualTo(AROUND + 1);
		assertThat(database.query("SELECT count(*) FROM limbeck_revision WHERE state = 'applied'"))
			.containsExactly("20");
	}

	@Test
	void twoRunsOverTheSameHistorySendTheSameFlights(PostgresDatabase one, PostgresDatabase other) {
		HistoryFolder history = new HistoryFolder(this.folder, SIZE).write();
		assertThat(upgrade(one, history).flights()).isEqualTo(upgrade(other, history).flights());
	}

	private static Traffic upgrade(PostgresDatabase database, HistoryFolder history) {
		try (ProtocolProxy proxy = ProtocolProxy.to(database)) {
			Migrator.builder(Connector.to(DatabaseUrl.parse(proxy.url(database))))
				.locations(List.of("filesystem:" + history.limbeck()))
				.build()
				.upgrade();
			return Traffic.of(proxy);
		}
	}

}
