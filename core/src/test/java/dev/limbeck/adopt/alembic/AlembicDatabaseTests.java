package dev.limbeck.adopt.alembic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.AdoptionPlan;
import dev.limbeck.adopt.ProjectSearch;
import dev.limbeck.adopt.WriteAdoption;
import dev.limbeck.adopt.history.AppliedMigrations;
import dev.limbeck.adopt.project.Remark;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.migrate.ForeignRevision;
import dev.limbeck.migrate.MigrationCommand;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.model.Difference;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Projects of Alembic, and databases that it has made where it is installed.
 */
@ExtendWith(PostgresExtension.class)
class AlembicDatabaseTests {

	private static final int REVISIONS = 40;

	@TempDir
	private Path directory;

	@BeforeEach
	void writeProject() throws IOException {
		Path versions = Files.createDirectories(this.directory.resolve("alembic/versions"));
		Files.writeString(this.directory.resolve("alembic/env.py"), """
				from alembic import context
				from sqlalchemy import create_engine
				url = context.config.get_main_option("sqlalchemy.url")
				if context.is_offline_mode():
				    context.configure(url=url)
				    with context.begin_transaction():
				        context.run_migrations()
				else:
				    with create_engine(url).connect() as connection:
				        context.configure(connection=connection)
				        with context.begin_transaction():
				            context.run_migrations()
				""");
		for (int i = 1; i <= REVISIONS; i++) {
			Files.writeString(versions.resolve(i + ".py"), file(i));
		}
		Files.writeString(versions.resolve("merge.py"), "\"\"\"join\"\"\"\nrevision = 'm'\ndown_revision = ('r"
				+ REVISIONS + "', 'r7')\ndef upgrade():\n    pass\ndef downgrade():\n    pass\n");
	}

	// The seventh stands alone behind the fifth: a branch.
	private static String file(int number) {
		String parent = (number == 1) ? "None"
				: (number == 8) ? "'r6'" : (number == 7) ? "('r5',)" : "'r" + (number - 1) + "'";
		return String.format(Locale.ROOT,
				"""
						\"""Größe %1$d

						Create Date: 2024-01-02 03:%1$02d:05
						\"""
						from alembic import op
						import sqlalchemy as sa
						revision: str = 'r%1$d'
						down_revision = %2$s
						def upgrade() -> None:
						    op.create_table('t%1$d', sa.Column('id', sa.Integer, primary_key=True), sa.Column('n', sa.String(9)))
						    op.bulk_insert(sa.table('t%1$d', sa.column('n', sa.String)), [{'n': "it's; --"}])
						    if %1$d %% 10 == 0:
						        with op.get_context().autocommit_block():
						            op.create_index('i%1$d', 't%1$d', ['n'], postgresql_concurrently=True)
						def downgrade() -> None:
						    op.drop_table('t%1$d')
						""",
				number, parent);
	}

	private void alembic(PostgresDatabase database, String... arguments) throws Exception {
		String url = database.url().replaceFirst("^postgres(ql)?:", "postgresql:");
		Files.writeString(this.directory.resolve("alembic.ini"),
				"[alembic]\nscript_location = alembic\nsqlalchemy.url = " + url.replace("%", "%%") + "\n");
		List<String> words = new ArrayList<>(List.of("alembic"));
		words.addAll(List.of(arguments));
		Path log = this.directory.resolve("alembic.log");
		Process process = new ProcessBuilder(words).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		assertThat(process.waitFor()).as(() -> read(log)).isZero();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private static void assumeThatAlembicIsThere() {
		String path = System.getenv().getOrDefault("PATH", "");
		Assumptions.assumeTrue(
				List.of(path.split(":")).stream().anyMatch((folder) -> Files.isExecutable(Path.of(folder, "alembic"))),
				"Alembic is not installed");
	}

	private AdoptionPlan plan(@Nullable List<String> command) {
		return AdoptionPlan.of(new ProjectSearch(this.directory, command).read(null, null), null);
	}

	private Migrator adopted(Connector connector) {
		Path into = this.directory.resolve("limbeck");
		return Migrator.builder(connector).locations(List.of("file:" + into)).build();
	}

	@Test
	void withoutAlembicTheGraphIsAdopted() {
		AdoptionPlan plan = plan(null);
		assertThat(plan.files()).hasSize(REVISIONS + 1);
		assertThat(plan.files().get(7).parents()).containsExactly("r6");
		assertThat(plan.files().get(REVISIONS).parents()).containsExactly("r40", "r7");
		assertThat(plan.files().get(0).text()).contains("-- Größe 1\n", "-- @created  2024-01-02T03:01:05Z",
				"SELECT 1 / 0 /* upgrade() of alembic/versions/1.py */;");
		assertThat(plan.left()).extracting(Remark::code).containsExactly("alembic");
	}

	@Test
	void whatItHasAppliedIsEnteredAndAnEmptyDatabaseComesToTheSame(PostgresDatabase database) throws Exception {
		assumeThatAlembicIsThere();
		alembic(database, "upgrade", "heads");
		WriteAdoption.into(plan(List.of("alembic")), this.directory.resolve("limbeck"));
		Connector connector = Connector.to(DatabaseUrl.parse(database.url()));
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> adopted(connector).upgrade())
			.withMessageContaining("public.alembic_version");
		assertThat(adopted(connector).adopt(new AppliedMigrations(null))).hasSize(REVISIONS + 1);
		assertThat(adopted(connector).upgrade().steps()).isEmpty();
		try (ScratchServer scratch = ScratchServers.beside(connector); ScratchDatabase fresh = scratch.create()) {
			adopted(fresh.connector()).upgrade();
			assertThat(Difference
				.between(new DatabaseModel(connector, "Alembic"), new DatabaseModel(fresh.connector(), "Limbeck"),
						Scope.ALL, scratch)
				.changes()).isEmpty();
		}
	}

	@Test
	void ofADatabaseInTheMiddleWhatItsHeadsAreBuiltUponIsApplied(PostgresDatabase database) throws Exception {
		assumeThatAlembicIsThere();
		alembic(database, "upgrade", "r7");
		alembic(database, "upgrade", "r9");
		WriteAdoption.into(plan(List.of("alembic")), this.directory.resolve("limbeck"));
		Migrator migrator = adopted(Connector.to(DatabaseUrl.parse(database.url())));
		assertThat(migrator.adopt(new AppliedMigrations(null))).extracting(ForeignRevision::revision)
			.containsExactlyInAnyOrder("r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9");
		assertThat(migrator.upgrade().steps()).hasSize(REVISIONS + 1 - 9);
		assertThat(migrator.run(new MigrationCommand.Downgrade(Symbol.parse("base")), PlanReview.ACCEPT).steps())
			.hasSize(REVISIONS + 1);
	}

}
