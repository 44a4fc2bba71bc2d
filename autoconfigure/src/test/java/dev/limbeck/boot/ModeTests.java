package dev.limbeck.boot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.migrate.AwaitedMigration;
import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a start does in each {@link LimbeckMode}.
 */
@ExtendWith(PostgresExtension.class)
class ModeTests {

	private static final String LEDGER = "SELECT to_regclass('limbeck_revision')";

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE a (id int);").add("b: a", "SELECT 1;");
	}

	@ParameterizedTest
	@EnumSource(LimbeckMode.class)
	void anUpToDateDatabaseWillDoInEveryMode(LimbeckMode mode, PostgresDatabase database) {
		migrate(database);
		runner(database, mode).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(Contexts.report(context).position().current()).containsExactly("b");
			assertThat(Contexts.report(context).steps()).isEmpty();
		});
	}

	@ParameterizedTest
	@EnumSource(LimbeckMode.class)
	void aRoleThatMayOnlyReadWillDoInEveryMode(LimbeckMode mode, PostgresDatabase database) {
		migrate(database);
		String role = "reader_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN; GRANT SELECT ON limbeck_revision, limbeck_log TO " + role);
		runner(database, mode).withPropertyValues("spring.datasource.username=" + role)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void verifyDoesNotStartOnWhatIsPendingAndChangesNothing(PostgresDatabase database) {
		runner(database, LimbeckMode.VERIFY).run((context) -> {
			assertThat(context).hasFailed();
			LimbeckException failure = Contexts.failure(context);
			assertThat(failure.code()).isEqualTo("behind");
			assertThat(failure.description()).contains("lacks 2 revisions:\n  a  Make a\n  b  Make b");
			assertThat(context.getStartupFailure())
				.hasMessageContaining("The database is not where this start needs it: behind");
		});
		assertThat(database.query(LEDGER)).containsExactly("null");
	}

	@Test
	void verifyLooksAtTheTargetOnly(PostgresDatabase database) {
		migrate(database);
		this.revisions.add("c: b", "SELECT 2;");
		runner(database, LimbeckMode.VERIFY).run((context) -> assertThat(context).hasFailed());
		runner(database, LimbeckMode.VERIFY).withPropertyValues("limbeck.target=b")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void awaitStartsOnceAnotherProcessHasMigrated(PostgresDatabase database) {
		OtherProcess other = new OtherProcess(() -> migrate(database));
		runner(database, LimbeckMode.AWAIT).withBean(OtherProcess.class, () -> other)
			.withBean(FirstRead.class)
			.run((context) -> {
				assertThat(other.awaited()).singleElement()
					.satisfies((awaited) -> assertThat(awaited.pending()).containsExactly("a", "b"));
				assertThat(Contexts.report(context).steps()).isEmpty();
				assertThat(context.getBean(FirstRead.class).rows()).isZero();
			});
	}

	@Test
	void awaitGivesUpWhenNothingMoves(PostgresDatabase database) {
		runner(database, LimbeckMode.AWAIT).withPropertyValues("limbeck.lock.wait=0s").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(Contexts.failure(context).description())
				.contains("(limbeck.lock.wait) its ledger has not moved");
			assertThat(context.getStartupFailure())
				.hasMessageContaining("The database did not come to where this start needs it: behind");
		});
		assertThat(database.query(LEDGER)).containsExactly("null");
	}

	@ParameterizedTest
	@EnumSource(value = LimbeckMode.class, names = { "VERIFY", "AWAIT" })
	void aTrainingRunContactsNoDatabase(LimbeckMode mode) {
		Contexts.withoutDatabase(this.revisions)
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/none", "limbeck.mode=" + mode,
					"spring.context.exit=onRefresh")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private ApplicationContextRunner runner(PostgresDatabase database, LimbeckMode mode) {
		return Contexts.of(database, this.revisions).withPropertyValues("limbeck.mode=" + mode);
	}

	private void migrate(PostgresDatabase database) {
		Migrator.builder(Connector.to(DatabaseUrl.parse(database.url())))
			.locations(List.of("file:" + this.folder))
			.build()
			.upgrade();
	}

	/**
	 * Does its work as soon as somebody waits for it.
	 */
	private static final class OtherProcess implements MigrationListener {

		private final List<AwaitedMigration> awaited = new ArrayList<>();

		private final Runnable work;

		OtherProcess(Runnable work) {
			this.work = work;
		}

		@Override
		public void migrationAwaited(AwaitedMigration migration) {
			this.awaited.add(migration);
			this.work.run();
		}

		List<AwaitedMigration> awaited() {
			return this.awaited;
		}

	}

	/**
	 * A bean that reads when it is created.
	 *
	 * @param rows how many it saw
	 */
	@DependsOnDatabaseInitialization
	record FirstRead(long rows) {

		@Autowired
		FirstRead(DataSource dataSource) {
			this(JdbcClient.create(dataSource).sql("SELECT count(*) FROM a").query(Long.class).single());
		}

	}

}
