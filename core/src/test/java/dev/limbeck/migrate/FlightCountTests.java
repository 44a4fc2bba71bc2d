package dev.limbeck.migrate;

import java.nio.file.Path;
import java.util.stream.IntStream;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.ProtocolProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often a run waits for the network, as a proxy between it and the server counts.
 */
@ExtendWith(PostgresExtension.class)
class FlightCountTests {

	private static final int REVISIONS = 100;

	/** Of 256 KiB each. */
	private static final int FULL_MESSAGES = 2;

	/** A request for TLS, and the startup packet. */
	private static final int LOGIN = 2;

	/** What the server is, the settings of the session, is there a ledger, its rows. */
	private static final int NOTHING_TO_DO = 4;

	/** The lock, the ledger read again under it, the unlock. */
	private static final int UNDER_LOCK = 4;

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private PostgresDatabase database;

	private ProtocolProxy proxy;

	@BeforeEach
	void prepare(PostgresDatabase one) {
		this.files = new RevisionFiles(this.folder).add("r0", "CREATE TABLE t (id int PRIMARY KEY);");
		this.database = one;
		this.proxy = ProtocolProxy.to(one);
	}

	@AfterEach
	void close() {
		this.proxy.close();
	}

	@Test
	void aStartWithNothingToDoIsFourStatementsAfterTheLogin() {
		this.files.upgrade(this.database);
		upgrade(this.database);
		assertThat(this.proxy.queries()).isEqualTo(NOTHING_TO_DO);
		assertThat(this.proxy.flights()).isEqualTo(LOGIN + NOTHING_TO_DO);
	}

	@Test
	void aHundredPendingRevisionsAreTwoMoreFlights() {
		this.files.upgrade(this.database);
		addRevisions();
		assertThat(upgrade(this.database).steps()).hasSize(REVISIONS);
		assertThat(this.proxy.flights()).isEqualTo(LOGIN + NOTHING_TO_DO + UNDER_LOCK + FULL_MESSAGES);
	}

	@Test
	void onAnEmptyDatabaseTheLedgerIsOneMoreInsteadOfItsRows() {
		upgrade(this.database);
		int withoutRows = LOGIN + NOTHING_TO_DO + UNDER_LOCK - 2;
		assertThat(this.proxy.flights()).isEqualTo(withoutRows + 1 + 1);
	}

	private void addRevisions() {
		IntStream.rangeClosed(1, REVISIONS)
			.forEach((i) -> this.files.add("r" + i + ": r" + (i - 1),
					"INSERT INTO t VALUES (" + i + ");\nUPDATE t SET id = id WHERE id = " + i + ";"));
	}

	private MigrationReport upgrade(PostgresDatabase one) {
		MigrationReport report = this.files.builder(this.proxy.url(one)).build().upgrade();
		this.proxy.awaitClosed();
		return report;
	}

}
