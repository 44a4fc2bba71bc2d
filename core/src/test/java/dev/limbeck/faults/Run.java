package dev.limbeck.faults;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.step.AppliedStep;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One run of a migrator, what it told, and what it did.
 *
 * @param before the revisions that were applied before it, in order
 * @param after those that were applied when its last session had ended
 * @param report what it told in the end
 * @param failure or how it failed
 * @param log what it logged
 */
record Run(List<String> before, List<String> after, @Nullable MigrationReport report,
		@Nullable LimbeckException failure, List<String> log) {

	private static final Pattern STANDING = Pattern.compile("the database (?:stands|stood) at (\\w+)");

	private static final Pattern OPEN = Pattern
		.compile("Whether (?:the (\\d+) revisions from|revision) (\\w+)(?: on)?, which came next");

	private static final String APPLIED = "SELECT revision FROM limbeck_log WHERE event = 'upgrade' ORDER BY id";

	private static final String UNDEFINED_TABLE = "42P01";

	private static final String SESSIONS = "SELECT count(*) FROM pg_stat_activity"
			+ " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";

	/**
	 * Let a migrator upgrade a database that nobody else works on.
	 * @param migrator the migrator
	 * @param database the database as it is seen from nearby
	 * @param log receives what the run logs
	 * @param fault begins what happens meanwhile
	 * @return what came of it
	 */
	static Run of(Migrator migrator, PostgresDatabase database, RunLog log, Supplier<CompletableFuture<?>> fault) {
		List<String> before = applied(database);
		log.forget();
		CompletableFuture<?> meanwhile = fault.get();
		MigrationReport report = null;
		LimbeckException failure = null;
		try {
			report = migrator.upgrade();
		}
		catch (LimbeckException ex) {
			failure = ex;
		}
		meanwhile.join();
		awaitEnd(database);
		return new Run(before, applied(database), report, failure, log.lines());
	}

	/**
	 * Wait until the server has noticed that nobody is connected any more.
	 * @param database the database
	 */
	static void awaitEnd(PostgresDatabase database) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> database.query(SESSIONS).contains("0"));
	}

	/**
	 * Return what was applied so far.
	 * @param database the database
	 * @return the revisions, in order
	 */
	static List<String> applied(PostgresDatabase database) {
		try {
			return database.query(APPLIED);
		}
		catch (IllegalStateException ex) {
			if (ex.getCause() instanceof SQLException error && error.getSQLState().equals(UNDEFINED_TABLE)) {
				return List.of();
			}
			throw ex;
		}
	}

	/**
	 * Return how it failed.
	 * @return the code, or an empty text
	 */
	String code() {
		return (this.failure != null) ? this.failure.code() : "";
	}

	/**
	 * Assert that what the run told is what it did.
	 */
	void assertTruth() {
		assertThat(this.after.subList(0, this.before.size())).isEqualTo(this.before);
		List<String> done = this.after.subList(this.before.size(), this.after.size());
		if (this.report != null) {
			assertReported(this.report, done);
		}
		else if (this.failure != null) {
			assertExplained(this.failure.description(), done);
		}
	}

	private void assertReported(MigrationReport told, List<String> done) {
		assertThat(told.steps()).extracting(AppliedStep::revision).isEqualTo(done);
		assertThat(told.position().current()).containsExactly(this.after.get(this.after.size() - 1));
		assertThat(told.summary())
			.startsWith(done.isEmpty() ? "Up to date at " : "Migrations applied: " + done.size() + " in ");
		assertThat(this.log).last().isEqualTo(told.summary());
		done.forEach((id) -> assertThat(this.log).anyMatch((line) -> line.matches("Running upgrade .*-> " + id + ",.*")
				|| line.startsWith("Running upgrade base -> " + id)
				|| line.startsWith("The upgrade of " + id + " had been committed")));
	}

	// Of the steps whose answers were lost nothing can be said.
	private void assertExplained(String description, List<String> done) {
		Matcher open = OPEN.matcher(description);
		boolean said = open.find();
		int from = said ? done.indexOf(open.group(2)) : -1;
		List<String> known = (from >= 0) ? done.subList(0, from) : done;
		int most = said ? Integer.parseInt(Objects.requireNonNullElse(open.group(1), "1")) : 0;
		assertThat(done.size() - known.size()).isLessThanOrEqualTo(most);
		if (description.contains(" was lost ")) {
			assertThat(description).contains(
					known.isEmpty() ? "This run has committed nothing" : "This run has committed " + known.size(),
					String.join(", ", known));
		}
		Matcher standing = STANDING.matcher(description);
		if (standing.find() && done.size() == known.size()) {
			assertThat(standing.group(1))
				.isEqualTo(this.after.isEmpty() ? "base" : this.after.get(this.after.size() - 1));
		}
	}

}
