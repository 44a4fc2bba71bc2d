package dev.limbeck.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.ScriptOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs revisions one after the other, each with its ledger row in a flight of its own.
 * The session holds the migration lock.
 */
final class RevisionRunner {

	private static final Logger logger = LoggerFactory.getLogger(RevisionRunner.class);

	private final RevisionGraph graph;

	private final MigrationSession session;

	private final Ledger ledger;

	private final LedgerWriter writer;

	private final LongSupplier nanoTime;

	private int applied;

	RevisionRunner(MigratorSettings settings, RevisionGraph graph, MigrationSession session) {
		this.graph = graph;
		this.session = session;
		this.ledger = new Ledger(settings.ledgerSchema());
		this.writer = new LedgerWriter(this.ledger, settings.application(), settings.host().get());
		this.nanoTime = settings.nanoTime();
	}

	/**
	 * Run one revision.
	 * @param script the revision
	 * @param standing tells where the database stands before, should it fail
	 * @return what was done
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if the revision fails; it is rolled back and the failure
	 * recorded
	 */
	AppliedStep run(RevisionScript script, Supplier<Position> standing) throws SQLException {
		Revision revision = script.revision();
		String from = revision.parents().isEmpty() ? "base" : String.join(", ", revision.parents());
		logger.info("Running upgrade {} -> {}, {}", from, revision.id(), revision.description());
		long start = this.nanoTime.getAsLong();
		FlightFailure failure = new FlightRunner(this.session.session(), revision.id()).run(flight(script));
		if (failure != null) {
			record(script, failure);
			throw explain(script, failure, standing.get());
		}
		this.applied++;
		return new AppliedStep(revision.id(), revision.description(),
				Duration.ofNanos(this.nanoTime.getAsLong() - start));
	}

	private Flight flight(RevisionScript script) {
		List<String> dependencies = this.graph.dependencies(script.revision());
		String opening = "/* limbeck " + script.revision().id() + " */ BEGIN;\n"
				+ this.writer.open(script, dependencies) + timeouts(script.options());
		String closing = this.session.identity() + "\n" + this.writer.close(script) + ";\nCOMMIT";
		return Flight.of(opening, script.upgrade(), closing, this.session.clean());
	}

	private static String timeouts(ScriptOptions options) {
		return timeout("lock_timeout", options.lockTimeout())
				+ timeout("statement_timeout", options.statementTimeout());
	}

	private static String timeout(String setting, @Nullable Duration duration) {
		return (duration != null)
				? ";\nSELECT pg_catalog.set_config('" + setting + "', '" + duration.toMillis() + "ms', true)" : "";
	}

	private void record(RevisionScript script, FlightFailure failure) {
		String place = new FailurePlace(script, failure).toString();
		this.session.afterwards(
				(session) -> session.execute(this.writer.failure(script, failure.error().getSQLState(), place)));
	}

	private LimbeckException explain(RevisionScript script, FlightFailure failure, Position position) {
		boolean atCommit = new FailurePlace(script, failure).isAtCommit();
		if (failure.number() == Flight.OPENING || (atCommit && this.ledger.refused(failure.error()))) {
			return LedgerErrors.notOpened(this.ledger, script, this.session.role(), failure.error());
		}
		return new RevisionFailure(script, failure, position, this.applied, this.session.role()).exception();
	}

}
