package dev.limbeck.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Backoff;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseWait;
import dev.limbeck.connect.Reached;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.migrate.UpgradeRun.Outcome;
import dev.limbeck.script.Locations;
import dev.limbeck.script.RevisionScripts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the revision that its files describe. Immutable; can be used again
 * and by several threads, each of which gets a connection of its own.
 */
public final class Migrator {

	private static final Logger logger = LoggerFactory.getLogger(Migrator.class);

	private static final Backoff BETWEEN_ATTEMPTS = new Backoff(Duration.ofSeconds(2), 2, Duration.ofSeconds(30),
			Duration.ofSeconds(30), 0.2);

	private final Connector connector;

	private final Locations locations;

	private final MigratorSettings settings;

	Migrator(Connector connector, Locations locations, MigratorSettings settings) {
		this.connector = connector;
		this.locations = locations;
		this.settings = settings;
	}

	/**
	 * Begin to configure a migrator.
	 * @param connector opens the connection that migrations run on
	 * @return a builder with the defaults
	 */
	public static MigratorBuilder builder(Connector connector) {
		return new MigratorBuilder(connector);
	}

	/**
	 * Wait for the database and apply every revision that is pending, each in a
	 * transaction of its own. Among many processes one at a time does so; the others wait
	 * and find nothing left to do.
	 * @return what was found and done
	 * @throws LimbeckException if the files are wrong, the database cannot be reached, it
	 * contradicts the files, or a revision fails: that one is rolled back, those before
	 * it stay
	 */
	public MigrationReport upgrade() {
		RevisionScripts loaded = RevisionScripts.load(this.locations);
		loaded.missingLocations()
			.forEach((location) -> logger.warn("There are no revision files: {} does not exist (limbeck.locations)",
					location));
		StandingChecks.checkHeads(loaded, this.settings.multipleHeads());
		MigrationReport report = run(loaded, UpgradeRun::upgrade, this.settings.waitSettings());
		logger.info(report.summary());
		return report;
	}

	/**
	 * Look where the database stands. One try to connect, no lock, no change; a server
	 * that is read-only will do.
	 * @return what was found
	 * @throws LimbeckException if the files are wrong, or the database or its ledger
	 * cannot be read
	 */
	public MigrationReport inspect() {
		return run(RevisionScripts.load(this.locations), UpgradeRun::inspect,
				this.settings.waitSettings().readOnly().withTimeout(Duration.ZERO));
	}

	private MigrationReport run(RevisionScripts loaded, Work work, WaitSettings wait) {
		try (ShutdownHook shutdown = ShutdownHook.install()) {
			return run(loaded, work, wait, shutdown);
		}
	}

	private MigrationReport run(RevisionScripts loaded, Work work, WaitSettings wait, ShutdownHook shutdown) {
		long start = this.settings.nanoTime().getAsLong();
		List<AppliedStep> steps = new ArrayList<>();
		int tries = 0;
		for (int attempt = 1;; attempt++) {
			Reached reached = new DatabaseWait(patient(wait), this.settings.pacing().clock(),
					this.settings.pacing().random())
				.await(this.connector, this.settings.source());
			tries += reached.attempts();
			shutdown.connected(reached.connection());
			try (MigrationSession session = MigrationSession.open(reached, this.settings.sessionName(),
					this.connector.borrows())) {
				Outcome outcome = work.run(new UpgradeRun(this.settings, loaded, session, steps));
				Duration elapsed = Duration.ofNanos(this.settings.nanoTime().getAsLong() - start);
				return new MigrationReport(outcome.position(), steps, outcome.abandoned(), elapsed, tries,
						reached.place(), this.settings.source());
			}
			catch (SQLException ex) {
				if (!DatabaseWait.isConnectionLost(ex) || attempt >= this.settings.attempts()) {
					throw failure(ex, reached, attempt);
				}
				logger.warn("Connection to {} lost: {}. Trying again, attempt {} of {}", reached.place(),
						ServerErrors.message(ex), attempt + 1, this.settings.attempts());
				this.settings.pacing().pause(BETWEEN_ATTEMPTS, attempt);
			}
		}
	}

	// A DataSource has time-outs of its own, which a try must not cut short.
	private WaitSettings patient(WaitSettings wait) {
		boolean own = !this.connector.borrows() || wait.timeout().compareTo(wait.tryTimeout()) < 0;
		return own ? wait : wait.withTryTimeout(wait.timeout());
	}

	private static LimbeckException failure(SQLException ex, Reached reached, int attempt) {
		if (DatabaseWait.isConnectionLost(ex)) {
			return new LimbeckException("connection-lost",
					"The connection to " + reached.place() + " was lost " + attempt + " times (limbeck.attempts): "
							+ ServerErrors.message(ex) + ". What was not committed is rolled back.",
					"See in the server's log why it ended the session, and start again.", ex);
		}
		return new LimbeckException(
				"database-error", "The database at " + reached.place() + " refused: " + ServerErrors.message(ex)
						+ " (SQLSTATE " + ex.getSQLState() + ").",
				"See the message of the server above, and start again.", ex);
	}

	/**
	 * What to do on a session.
	 */
	private interface Work {

		Outcome run(UpgradeRun run) throws SQLException;

	}

}
