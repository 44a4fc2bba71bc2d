package dev.limbeck.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.repair.Repairs;
import dev.limbeck.doctor.scratch.Reconstructed;
import dev.limbeck.doctor.scratch.Reconstruction;
import dev.limbeck.doctor.scratch.ScratchExamination;
import dev.limbeck.generate.RevisionFileGenerator;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.generate.Workspace;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.model.Difference;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import dev.limbeck.script.location.Locations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The broken history of {@code cases/broken-chain} is found, mended and proven, with its
 * live database.
 */
@ExtendWith(PostgresExtension.class)
class BrokenChainStoryTests {

	private static final Path CHAIN = Path.of("src/test/resources/cases/broken-chain");

	@TempDir
	private Path directory;

	@Test
	void itIsFoundMendedAndProven(PostgresDatabase live) throws IOException {
		begin(live);
		try (ScratchServer scratch = ScratchServers.beside(connector(live))) {
			assertThat(find(live, scratch)).extracting(Finding::id)
				.contains("missing-parent", "file-name", "fresh-database", "created-before-parent", "empty-ledger");
			assertThat(find(live, scratch)).filteredOn((finding) -> finding.id().equals("fresh-database"))
				.singleElement()
				.extracting(Finding::condition)
				.asString()
				.contains("habits", "No revision creates");
			Repairs.plan(locations(), this.directory, RevisionFileSettings.DEFAULT).carryOut(Clock.systemUTC());
			Reconstructed found = reconstruct(live, scratch);
			assertThat(found.uncertain()).hasSize(1);
			generator(null).write(found.file(), (line) -> {
			});
			assertThat(find(live, scratch)).extracting(Finding::id)
				.containsExactly("empty-ledger", "created-before-parent");
			assertThat(find(live, scratch).get(0).command()).isEqualTo("limbeck stamp 3b7a1d2e4f56");
			migrator(connector(live)).run(new Stamp(List.of(Symbol.parse("3b7a1d2e4f56")), false), PlanReview.ACCEPT);
			assertThat(find(live, scratch)).extracting(Finding::id).containsExactly("created-before-parent");
			assertThat(changesOfANewOne(live, scratch)).isZero();
		}
	}

	private void begin(PostgresDatabase live) throws IOException {
		live.execute(Files.readString(CHAIN.resolve("live.sql")));
		try (Stream<Path> files = Files.walk(CHAIN.resolve("db"))) {
			for (Path file : files.toList()) {
				Files.copy(file, this.directory.resolve(CHAIN.relativize(file).toString()));
			}
		}
	}

	private List<Finding> find(PostgresDatabase live, ScratchServer scratch) {
		return Doctor.of(locations())
			.in(this.directory, false)
			.on(connector(live), "DATABASE_URL", "public")
			.trying(new ScratchExamination(scratch, this::migrator, Scope.ALL, model(live)))
			.examine(new IgnoredFindings(Map.of("server-setting", "it is thrown away")))
			.findings();
	}

	private Reconstructed reconstruct(PostgresDatabase live, ScratchServer scratch) {
		return Reconstruction
			.of(new Reconstruction.Files(locations(), List.of()), "189b1231afd4", null,
					new Reconstruction.Workshop(scratch, this::migrator, Scope.ALL))
			.find(model(live), this::generator);
	}

	private long changesOfANewOne(PostgresDatabase live, ScratchServer scratch) {
		PostgresDatabase fresh = PostgresServer.shared().createDatabase();
		try {
			migrator(connector(fresh)).upgrade();
			return Difference.between(model(fresh), model(live), Scope.ALL, scratch).changes().size();
		}
		finally {
			fresh.drop();
		}
	}

	private RevisionFileGenerator generator(@Nullable Instant time) {
		Clock clock = (time != null) ? Clock.fixed(time, ZoneOffset.UTC) : Clock.systemUTC();
		return new RevisionFileGenerator(RevisionFileSettings.DEFAULT, locations(),
				new Workspace(this.directory, clock, UUID::randomUUID));
	}

	private Locations locations() {
		return Locations.of(List.of(this.directory.resolve("db/migration").toString()), getClass().getClassLoader());
	}

	private Migrator migrator(Connector connector) {
		return Migrator.builder(connector)
			.locations(List.of(this.directory.resolve("db/migration").toString()))
			.build();
	}

	private static DatabaseModel model(PostgresDatabase database) {
		return new DatabaseModel(connector(database), "DATABASE_URL");
	}

	private static Connector connector(PostgresDatabase database) {
		return Connector.to(DatabaseUrl.parse(database.url()));
	}

}
