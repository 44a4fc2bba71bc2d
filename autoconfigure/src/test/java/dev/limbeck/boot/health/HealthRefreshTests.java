package dev.limbeck.boot.health;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

import dev.limbeck.boot.Contexts;
import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HealthRefresh}.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class HealthRefreshTests {

	/**
	 * As if it had never been applied: a row that the log still tells of would be a lost
	 * one.
	 */
	private static final String TAKEN_BACK = "DELETE FROM limbeck_revision WHERE revision = 'b'; "
			+ "DELETE FROM limbeck_log WHERE revision = 'b'";

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "SELECT 1;").add("b: a", "SELECT 2;");
	}

	@Test
	void aNewerReleaseIsNoticed(PostgresDatabase database) {
		runner(database).run((context) -> {
			this.revisions.add("c: b", "SELECT 3;").migrate(database);
			await(context, "ahead", Set.of("c"));
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(health(context).getDetails()).containsKey("thisStart");
		});
	}

	@Test
	void aLookReadsNoFileAfterTheStart(PostgresDatabase database) {
		runner(database).run((context) -> {
			this.revisions.clear();
			database.execute(TAKEN_BACK);
			await(context, "pending", 1);
			assertThat(health(context).getDetails()).containsEntry("heads", Set.of("b")).doesNotContainKey("ahead");
		});
	}

	@Test
	void whatWasTakenBackIsNoticed(PostgresDatabase database) {
		runner(database).run((context) -> {
			database.execute(TAKEN_BACK);
			await(context, "pending", 1);
			assertThat(health(context).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		});
	}

	@Test
	void whatANewerReleaseIsDoingDoesNotMakeThisOneUnfit(PostgresDatabase database) {
		runner(database).run((context) -> {
			database
				.execute("INSERT INTO limbeck_revision (revision, parents, depends_on, labels, replaces, description, "
						+ "checksum, state, origin) VALUES ('z', '{b}', '{}', '{}', '{}', '', '', 'running', 'upgrade')");
			await(context, "running", Set.of("z"));
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(health(context).getDetails()).containsEntry("abandoned", Set.of("z"));
		});
	}

	@Test
	void anAbandonedRevisionOfItsOwnIsDown(PostgresDatabase database) {
		runner(database).run((context) -> {
			database.execute("UPDATE limbeck_revision SET state = 'reverting' WHERE revision = 'b'");
			await(context, "abandoned", Set.of("b"));
			assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
		});
	}

	@Test
	void whatCouldNotBeToldAtTheStartIsToldLater(PostgresDatabase database) {
		database.drop();
		runner(database).withPropertyValues("limbeck.mode=off").run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN);
			database.server().execute("CREATE DATABASE " + database.name());
			await(context, "pending", 2);
			assertThat(health(context).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		});
	}

	@Test
	void withoutTheDatabaseWhatWasSeenLastStays(PostgresDatabase database, CapturedOutput output) {
		runner(database).run((context) -> {
			database.drop();
			Awaitility.await().until(() -> output.toString().contains("health tells what was seen last"));
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			database.server().execute("CREATE DATABASE " + database.name());
			await(context, "pending", 2);
			assertThat(output.toString().split("health tells what was seen last")).hasSize(2);
		});
	}

	@Test
	void zeroMeansNever(PostgresDatabase database) {
		runner(database).withPropertyValues("limbeck.health.refresh=0")
			.run((context) -> assertThat(context.getBean(HealthRefresh.class).isRunning()).isFalse());
	}

	@Test
	void itEndsWithItsContext(PostgresDatabase database) {
		HealthRefresh[] refresh = new HealthRefresh[1];
		runner(database).withPropertyValues("spring.main.lazy-initialization=true").run((context) -> {
			refresh[0] = context.getBean(HealthRefresh.class);
			assertThat(refresh[0].isRunning()).isTrue();
		});
		assertThat(refresh[0].isRunning()).isFalse();
	}

	private ApplicationContextRunner runner(PostgresDatabase database) {
		return Contexts.of(database, this.revisions).withPropertyValues("limbeck.health.refresh=100ms");
	}

	private static void await(ApplicationContext context, String detail, Object value) {
		Awaitility.await().until(() -> value.equals(health(context).getDetails().get(detail)));
	}

	private static Health health(ApplicationContext context) {
		return Objects.requireNonNull(context.getBean("migrationsHealthIndicator", HealthIndicator.class).health());
	}

}
