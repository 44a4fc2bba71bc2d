package dev.limbeck.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.doctor.scratch.CountedServer;
import dev.limbeck.doctor.scratch.ScratchExamination;
import dev.limbeck.extent.Exhaustive;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import dev.limbeck.script.location.Locations;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long the doctor takes to try a history, beside applying it twice: that is printed,
 * as no clock is relied upon, and the databases are counted that it makes.
 * {@code -Dlimbeck.doctor.revisions=N} takes another number of revisions than 500.
 */
@ExtendWith(PostgresExtension.class)
class DoctorPaceTests {

	private static final int SIZE = Integer.getInteger("limbeck.doctor.revisions", 500);

	private final AtomicInteger made = new AtomicInteger();

	@TempDir
	private Path folder;

	@Exhaustive
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5, 20 })
	void aSoundHistoryTakesAHandfulOfDatabases(int branches, PostgresDatabase database) {
		SoundHistory.inBranches(new Random(branches), SIZE, branches).write(this.folder);
		twice();
		Duration before = twice();
		Duration doctor = examine(database);
		Duration plain = before.plus(twice()).dividedBy(2);
		System.out.printf("%d revisions in %d branches: applied twice in %d ms, tried in %d ms: %.1f times%n", SIZE,
				branches, plain.toMillis(), doctor.toMillis(), doctor.toMillis() / (double) plain.toMillis());
		assertThat(this.made.get()).isLessThanOrEqualTo(4);
	}

	private Duration twice() {
		long start = System.nanoTime();
		for (int i = 0; i < 2; i++) {
			PostgresDatabase fresh = PostgresServer.shared().createDatabase();
			migrator(connector(fresh)).upgrade();
			fresh.drop();
		}
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private Duration examine(PostgresDatabase database) {
		long start = System.nanoTime();
		try (ScratchServer server = new CountedServer(ScratchServers.beside(connector(database)), this.made)) {
			Doctor doctor = Doctor.of(Locations.of(List.of("file:" + this.folder), getClass().getClassLoader()))
				.trying(new ScratchExamination(server, this::migrator, Scope.ALL, null));
			assertThat(doctor.examine(IgnoredFindings.NONE).findings()).isEmpty();
		}
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private Migrator migrator(Connector connector) {
		return Migrator.builder(connector).locations(List.of("file:" + this.folder)).build();
	}

	private static Connector connector(PostgresDatabase database) {
		return Connector.to(DatabaseUrl.parse(database.url()));
	}

}
