package dev.limbeck.boot.endpoint;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.Contexts;
import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.boot.endpoint.ContextDescriptor.FindingsDescriptor;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigrationsEndpoint}.
 */
@ExtendWith(PostgresExtension.class)
class MigrationsEndpointTests {

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = RevisionFolder.ofTwo(this.folder);
	}

	@Test
	void tellsWhereTheDatabaseStands(PostgresDatabase database) {
		runner(database).run((context) -> {
			ContextDescriptor told = told(context);
			assertThat(told.database()).isEqualTo("localhost:" + database.server().port() + "/" + database.name());
			assertThat(told.source()).contains("spring.datasource.url");
			assertThat(told.current()).containsExactly("b");
			assertThat(told.heads()).containsExactly("b");
			assertThat(told.pending()).isEmpty();
			assertThat(told.ahead()).isEmpty();
			assertThat(told.error()).isNull();
		});
	}

	@Test
	void tellsWhatTheLedgerHoldsOfARevision(PostgresDatabase database) {
		runner(database).withPropertyValues("spring.application.name=shop").run((context) -> {
			RevisionDescriptor b = Objects.requireNonNull(told(context).revisions()).get(1);
			assertThat(b.revision()).isEqualTo("b");
			assertThat(b.parents()).containsExactly("a");
			assertThat(b.description()).isEqualTo("Make b");
			assertThat(b.state()).isEqualTo("applied");
			assertThat(b.durationMs()).isNotNull();
			assertThat(b.appliedAt()).isNotNull();
			assertThat(b.appliedBy()).isEqualTo("postgres");
			assertThat(b.application()).isEqualTo("shop");
			assertThat(b.origin()).isEqualTo("upgrade");
			assertThat(b.host()).isNotBlank();
		});
	}

	@Test
	void tellsWhatTheFileSaysOfARevision(PostgresDatabase database) {
		this.revisions.write("c.sql", """
				-- Make c
				--
				-- @revision c
				-- @depends-on b
				-- @branch side
				-- @created 2026-11-20T09:30:00Z

				-- @upgrade
				SELECT 3;
				""");
		runner(database).withPropertyValues("limbeck.multiple-heads=apply").run((context) -> {
			RevisionDescriptor c = Objects.requireNonNull(told(context).revisions()).get(2);
			assertThat(c.dependsOn()).containsExactly("b");
			assertThat(c.labels()).containsExactly("side");
			assertThat(c.createdAt()).isEqualTo("2026-11-20T09:30:00Z");
			assertThat(c.parents()).isEmpty();
		});
	}

	@Test
	void tellsWhatWasBegunAndAbandoned(PostgresDatabase database) {
		runner(database).run((context) -> {
			database.execute("UPDATE limbeck_revision SET state = 'running' WHERE revision = 'b'");
			assertThat(told(context).abandoned()).containsExactly("b");
			assertThat(told(context).revisions()).extracting(RevisionDescriptor::state)
				.containsExactly("applied", "running");
		});
	}

	@Test
	void tellsWhatTheDoctorFinds(PostgresDatabase database) {
		runner(database)
			.run((context) -> assertThat(told(context).findings()).isEqualTo(new FindingsDescriptor(0, null)));
		this.revisions.add("c: b", "SELECT 3;");
		runner(database).withPropertyValues("limbeck.mode=off")
			.run((context) -> assertThat(told(context).findings()).isEqualTo(new FindingsDescriptor(1, "behind")));
	}

	@Test
	void tellsWhatIsPending(PostgresDatabase database) {
		runner(database).withPropertyValues("limbeck.mode=off").run((context) -> {
			assertThat(told(context).pending()).containsExactly("a", "b");
			assertThat(told(context).revisions()).extracting(RevisionDescriptor::state)
				.containsExactly("pending", "pending");
		});
	}

	@Test
	void tellsWhatIsAheadOnceAnotherReleaseHasMigrated(PostgresDatabase database) {
		runner(database).run((context) -> {
			this.revisions.add("c: b", "SELECT 3;").migrate(database);
			assertThat(told(context).ahead()).containsExactly("c");
			assertThat(told(context).revisions()).extracting(RevisionDescriptor::state)
				.containsExactly("applied", "applied", "ahead");
		});
	}

	@Test
	void readsNoFileAfterTheStart(PostgresDatabase database) {
		runner(database).run((context) -> {
			this.revisions.clear();
			assertThat(told(context).heads()).containsExactly("b");
			assertThat(told(context).revisions()).extracting(RevisionDescriptor::state)
				.containsExactly("applied", "applied");
		});
	}

	@Test
	void theLogTellsDurationsAndFailures(PostgresDatabase database) {
		runner(database).run((context) -> {
			this.revisions.add("c: b", "SELECT 1/0;");
			assertThatExceptionOfType(LimbeckException.class).isThrownBy(context.getBean(Migrator.class)::upgrade);
			List<LogDescriptor> log = Objects.requireNonNull(told(context).log());
			assertThat(log).extracting(LogDescriptor::event).containsExactly("failure", "upgrade", "upgrade");
			assertThat(log.get(0).detail()).containsEntry("sqlstate", "22012").containsKey("place");
			assertThat(log.get(1).detail()).containsKey("duration_ms");
			assertThat(log).extracting(LogDescriptor::revision).containsExactly("c", "b", "a");
			assertThat(log).extracting(LogDescriptor::id).isSortedAccordingTo(Comparator.reverseOrder());
			assertThat(log).extracting(LogDescriptor::at).doesNotContainNull();
		});
	}

	@Test
	void aDatabaseThatDoesNotAnswerIsToldAsAnError(PostgresDatabase database) {
		runner(database).run((context) -> {
			database.drop();
			ContextDescriptor told = told(context);
			assertThat(told.error()).isNotNull().satisfies((error) -> {
				assertThat(error.code()).isEqualTo("database-missing");
				assertThat(error.description()).contains(database.name());
				assertThat(error.action()).isNotBlank();
			});
			assertThat(told.revisions()).isNull();
		});
	}

	@Test
	void noDatabaseAtAllIsToldAsAnError() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(dev.limbeck.boot.LimbeckAutoConfiguration.class,
					MigrationsEndpointAutoConfiguration.class))
			.withPropertyValues("limbeck.mode=off", "management.endpoints.web.exposure.include=migrations")
			.run((context) -> assertThat(told(context).error()).isNotNull()
				.satisfies((error) -> assertThat(error.code()).isEqualTo("no-database")));
	}

	@Test
	void parentContextsAreToldToo(PostgresDatabase database) {
		runner(database).run((parent) -> new ApplicationContextRunner().withParent(parent)
			.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class))
			.withBean(MigrationsEndpoint.class)
			.run((child) -> {
				Map<String, ContextDescriptor> contexts = child.getBean(MigrationsEndpoint.class)
					.migrations()
					.contexts();
				assertThat(contexts).containsOnlyKeys(String.valueOf(parent.getId()));
			}));
	}

	@Test
	void aContextNamesItsParent(PostgresDatabase database) {
		runner(database).run((parent) -> new ApplicationContextRunner().withParent(parent)
			.withBean(Migrator.class, () -> parent.getBean(Migrator.class))
			.withBean(MigrationsEndpoint.class)
			.run((child) -> {
				assertThat(told(child).parentId()).isEqualTo(parent.getId());
				assertThat(told(parent).parentId()).isNull();
			}));
	}

	@Test
	void secretsAreNotTold(PostgresDatabase database) {
		runner(database).withPropertyValues("spring.datasource.password=s3cret-word").run((context) -> {
			assertThat(json(context)).contains("applied").doesNotContain("s3cret-word");
			database.drop();
			assertThat(json(context)).contains("error").doesNotContain("s3cret-word");
		});
	}

	@Test
	void aReadHoldsNoConnection(PostgresDatabase database) {
		runner(database).run((context) -> {
			told(context);
			// A server takes a moment to notice that somebody has gone.
			Awaitility.await()
				.untilAsserted(() -> assertThat(
						database.query("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'limbeck%'"
								+ " AND datname = current_database()"))
					.containsExactly("0"));
		});
	}

	@Test
	void isThereOnlyIfItIsExposed(PostgresDatabase database) {
		Contexts.of(database, this.revisions)
			.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
		runner(database).withPropertyValues("limbeck.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
	}

	private ApplicationContextRunner runner(PostgresDatabase database) {
		return Contexts.of(database, this.revisions)
			.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=migrations");
	}

	private static ContextDescriptor told(ApplicationContext context) {
		Map<String, ContextDescriptor> contexts = context.getBean(MigrationsEndpoint.class).migrations().contexts();
		return Objects.requireNonNull(contexts.get(context.getId()));
	}

	private static String json(ApplicationContext context) {
		return JsonMapper.shared().writeValueAsString(context.getBean(MigrationsEndpoint.class).migrations());
	}

}
