package dev.limbeck.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.limbeck.connect.WaitClock;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.extent.Extent;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.postgres.ProtocolFault;
import dev.limbeck.postgres.ProtocolProxy;
import dev.limbeck.postgres.Way;
import dev.limbeck.revision.Symbol;
import dev.limbeck.step.RunningStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a run tells of a step whose answer was lost with the connection.
 */
@ExtendWith(PostgresExtension.class)
class LostCommitTests {

	private static final Stamp STAMP = new Stamp(List.of(Symbol.parse("b")), true);

	private final RecordingListener listener = new RecordingListener();

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addTables("a", "b: a");
	}

	@Test
	void whereverTheConnectionIsLostEachStepIsCountedOnce() {
		cutNearTheEnd(Migrator::upgrade,
				(report) -> assertThat(report.summary()).startsWith("Migrations applied: 2 in "));
	}

	@Test
	void whereverTheConnectionIsLostAStampIsCountedOnce() {
		cutNearTheEnd((migrator) -> migrator.run(STAMP, PlanReview.ACCEPT),
				(report) -> assertThat(report.summary()).startsWith("Ledger rows stamped: 2 in "));
	}

	@Test
	void whatAnotherProcessHasDoneMeanwhileIsNotCounted(PostgresDatabase database) {
		try (ProtocolProxy proxy = ProtocolProxy.to(database)) {
			MigrationListener cut = new MigrationListener() {
				@Override
				public void stepStarted(RunningStep step) {
					proxy.inject(ProtocolFault.closeAfter(proxy.messages(Way.TO_SERVER) + 1)
						.counting(Way.TO_SERVER)
						.undelivered());
				}
			};
			PassingClock clock = new PassingClock();
			clock.onSleep(1, () -> this.files.upgrade(database));
			MigrationReport report = migrator(proxy.url(database), clock).listener(cut).build().upgrade();
			assertThat(report.summary()).isEqualTo("Up to date at b");
			assertThat(this.listener.told()).doesNotContain("done a", "done b");
		}
	}

	// Behind the last commit the session is cleaned and the lock released.
	private void cutNearTheEnd(Function<Migrator, MigrationReport> run, Consumer<MigrationReport> check) {
		long messages = messages(run, Long.MAX_VALUE, check);
		for (long message = messages; message > messages - 30; message -= Extent.choose(6, 2)) {
			assertThat(messages(run, message, check)).isGreaterThanOrEqualTo(message);
		}
	}

	private long messages(Function<Migrator, MigrationReport> run, long cut, Consumer<MigrationReport> check) {
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		try (ProtocolProxy proxy = ProtocolProxy.to(database)) {
			proxy.inject(ProtocolFault.closeAfter(cut).counting(Way.TO_CLIENT));
			check.accept(run.apply(migrator(proxy.url(database), new HurriedClock()).build()));
			proxy.awaitClosed();
			return proxy.messages(Way.TO_CLIENT);
		}
		finally {
			database.drop();
		}
	}

	private MigratorBuilder migrator(String url, WaitClock clock) {
		return this.files.builder(url).wait(WaitSettings.DEFAULT).time(clock, new Random(1)).listener(this.listener);
	}

}
