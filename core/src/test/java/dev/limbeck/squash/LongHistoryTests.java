package dev.limbeck.squash;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import dev.limbeck.LimbeckException;
import dev.limbeck.extent.Extent;
import dev.limbeck.generate.NewRevision;
import dev.limbeck.generate.RevisionFile;
import dev.limbeck.generate.RevisionFileGenerator;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.generate.Workspace;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.model.Difference;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Position.Relation;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.revision.SymbolRange;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionScripts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests of a long history that becomes one revision, for databases wherever they stand.
 */
@ExtendWith(PostgresExtension.class)
class LongHistoryTests {

	private static final int LENGTH = Extent.choose(60, 300);

	private static final String LAST = LongHistory.name(LENGTH - 1);

	private static final String HEAD = LongHistory.name(LENGTH);

	private static final String CONTENT = "SELECT string_agg(t::text, ' ' ORDER BY t::text) FROM t10 t";

	@TempDir
	private Path before;

	@TempDir
	private Path after;

	@TempDir
	private Path elsewhere;

	private LongHistory old;

	private LongHistory squashed;

	@BeforeEach
	void squash(PostgresDatabase database) {
		this.old = new LongHistory(this.before, LENGTH).write();
		this.old.add(LENGTH, LAST, "CREATE TABLE head (id int);", "DROP TABLE head;");
		SquashRange range = SquashRange.of(this.old.scripts().graph(), SymbolRange.parse("base:" + LAST));
		this.squashed = new LongHistory(this.after, 0).file("s", squash(range, database));
		this.squashed.add(LENGTH, LAST, "CREATE TABLE head (id int);", "DROP TABLE head;");
	}

	private String squash(SquashRange range, PostgresDatabase database) {
		RevisionScripts scripts = this.old.scripts();
		try (ScratchServer scratch = ScratchServers.beside(LongHistory.connector(database))) {
			MakeSquash making = new MakeSquash(scripts, range, (to) -> Migrator.builder(to).build(), scratch);
			Squash squash = making.make(KeptData.KEEP);
			Locations locations = Locations.of(List.of(this.elsewhere.toString()), getClass().getClassLoader());
			RevisionFile file = new RevisionFileGenerator(RevisionFileSettings.DEFAULT, locations,
					Workspace.in(this.elsewhere))
				.restore(RevisionGraph.of(List.of()),
						NewRevision.of("All of it")
							.withParents(List.of(Symbol.Keyword.BASE))
							.withReplaces(range.replaces())
							.withId("s"),
						squash.sections());
			making.prove(squash, SquashedScripts.of(scripts, range, file), "s");
			return file.text();
		}
	}

	@Test
	void databasesEndEqualWhereverTheyStood(PostgresDatabase fresh, PostgresDatabase ahead) {
		LongHistory both = new LongHistory(this.after, LENGTH).write();
		assertThat(both.builder(fresh).build().upgrade().summary()).startsWith("Migrations applied: 2 in");
		this.old.builder(ahead).build().upgrade();
		this.old.add(LENGTH + 1, HEAD, "CREATE TABLE more (id int);", "DROP TABLE more;")
			.builder(ahead)
			.build()
			.upgrade();
		MigrationReport report = this.squashed.builder(ahead).build().upgrade();
		assertThat(report.position().relation()).isEqualTo(Relation.AHEAD);
		assertThat(report.steps()).hasSize(1);
		ahead.execute("DROP TABLE more");
		assertThat(schema(ahead).fingerprint()).isEqualTo(schema(fresh).fingerprint());
		assertThat(ahead.query(CONTENT)).isEqualTo(fresh.query(CONTENT))
			.anySatisfy((row) -> assertThat(row).contains("IT'S 11"));
	}

	@Test
	void inTheMiddleTheOldFilesFinish(PostgresDatabase database) {
		this.old.builder(database).target(List.of(Symbol.parse(LongHistory.name(33)))).build().upgrade();
		LimbeckException told = catchThrowableOfType(LimbeckException.class,
				() -> this.squashed.builder(database).build().upgrade());
		assertThat(told.action()).contains("\"limbeck upgrade " + LAST + "\"");
		new LongHistory(this.after, LENGTH).write().builder(database).build().upgrade();
		assertThat(rows(database)).containsExactly(HEAD, "s");
	}

	@Test
	void atTheHeadOldReleasesGoOnAndGoDown(PostgresDatabase database) {
		this.old.builder(database).build().upgrade();
		assertThat(this.squashed.builder(database).build().upgrade().steps()).hasSize(1);
		assertThat(this.old.builder(database).build().upgrade().position().relation()).isEqualTo(Relation.AT_HEAD);
		String below = LongHistory.name(20);
		this.old.builder(database).build().run(new Downgrade(Symbol.parse(below), false), PlanReview.ACCEPT);
		assertThat(rows(database)).hasSize(21).last().isEqualTo(below);
		assertThat(this.old.builder(database).build().upgrade().position().relation()).isEqualTo(Relation.AT_HEAD);
		assertThat(this.squashed.builder(database).build().upgrade().steps()).hasSize(1);
	}

	private static List<String> rows(PostgresDatabase database) {
		return database.query("SELECT revision FROM limbeck_revision ORDER BY revision");
	}

	private static Schema schema(PostgresDatabase database) {
		try (ScratchServer scratch = ScratchServers.beside(LongHistory.connector(database))) {
			return Objects.requireNonNull(
					Difference.read(new DatabaseModel(LongHistory.connector(database), "test"), Scope.ALL, scratch)
						.schema());
		}
	}

}
