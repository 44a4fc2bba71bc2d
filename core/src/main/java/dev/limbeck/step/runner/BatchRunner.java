package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

import dev.limbeck.SqlState;
import dev.limbeck.ledger.BatchProgress;
import dev.limbeck.ledger.StepProgress;
import dev.limbeck.ledger.StepProgress.Next;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.script.batch.Batch;
import dev.limbeck.script.batch.KeyedStatement;
import dev.limbeck.script.batch.RepeatedStatement;
import dev.limbeck.session.Session;
import dev.limbeck.session.StopSignal;
import dev.limbeck.sql.SqlText;
import dev.limbeck.step.BatchState;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.StepSettings;
import dev.limbeck.step.failure.FlightFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a statement in rounds. Each is a transaction of its own in which the ledger says
 * that it is done, so that whoever comes next begins with the one behind it.
 */
final class BatchRunner {

	private static final Logger logger = LoggerFactory.getLogger(BatchRunner.class);

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final int DOUBLED = 5;

	private static final Set<String> PASSES = Set.of(SqlState.LOCK_NOT_AVAILABLE, SqlState.DEADLOCK_DETECTED,
			SqlState.SERIALIZATION_FAILURE);

	private final SqlStep step;

	private final Session session;

	private final StatementMessages messages;

	private final StepSettings settings;

	private final Consumer<StepProgress> reached;

	private StepProgress progress;

	private final BatchPace pace;

	private int failures;

	/**
	 * Prepare to run the rounds of the statement at which a revision is.
	 * @param step the revision
	 * @param session where
	 * @param messages what is sent
	 * @param settings how steps are run
	 * @param from how far the revision has come
	 * @param reached told how far it has come after each round
	 */
	BatchRunner(SqlStep step, Session session, StatementMessages messages, StepSettings settings, StepProgress from,
			Consumer<StepProgress> reached) {
		this.step = step;
		this.session = session;
		this.messages = messages;
		this.settings = settings;
		this.progress = from;
		this.reached = reached;
		this.pace = new BatchPace(settings.pacing().clock(), from.batch());
	}

	/**
	 * Tell, also to another thread, how far it has come.
	 * @return the state, or {@code null} if no round has begun
	 */
	@Nullable BatchState state() {
		return this.pace.state();
	}

	/**
	 * Run rounds until the statement is done.
	 * @param batch what is repeated
	 * @param begun the hash of the statements up to this one
	 * @param done how far the revision has come then
	 * @return the failure, after which the round is rolled back, or {@code null}
	 * @throws SQLException if the connection is lost
	 */
	@Nullable FlightFailure run(Batch batch, String begun, StepProgress done) throws SQLException {
		FlightFailure unknown = (batch instanceof KeyedStatement keyed) ? seesTable(keyed) : null;
		if (unknown != null) {
			return unknown;
		}
		Rounds rounds = rounds(batch);
		String refusal = rounds.refusal(this.progress.batch());
		if (refusal != null) {
			return send(this.messages.look(this.progress.number(), refusal));
		}
		BatchProgress at = (this.progress.batch() != null) ? this.progress.batch() : rounds.first(this.session);
		if (at == null) {
			return nothing(done);
		}
		BatchPause pause = new BatchPause(this.session, this.settings.pacing(), batch.table());
		FlightFailure failure = null;
		while (failure == null && this.progress != done) {
			BatchProgress from = at;
			boolean goOn = !StopSignal.isTold() && pause.pass((reason) -> this.pace.waits(from, reason));
			failure = goOn ? round(rounds.next(this.session, from), begun, done) : stopped();
			at = (this.failures > 0) ? from.halved() : this.pace.reached(from);
		}
		if (failure == null) {
			tellEnd(at, done.done());
		}
		return failure;
	}

	private void tellEnd(BatchProgress last, int statement) {
		LogFields.of(LogField.REVISION, this.step.id())
			.with(LogField.DIRECTION, this.step.direction().code())
			.with(LogField.STATEMENT, statement)
			.with(LogField.ROWS, last.rows())
			.info(logger)
			.log("The batch of statement {} has changed {} rows in {} rounds", statement, last.rows(), last.rounds());
	}

	private @Nullable FlightFailure seesTable(KeyedStatement keyed) throws SQLException {
		return send(this.messages.look(this.progress.number(),
				"SELECT " + SqlText.literal(keyed.table().sql()) + "::pg_catalog.regclass"));
	}

	private Rounds rounds(Batch batch) throws SQLException {
		if (batch instanceof RepeatedStatement repeated) {
			return new RepeatedRounds(repeated, this.step.section().text(this.step.statement(this.progress.number())));
		}
		KeyColumn column = KeyColumn.of(this.session, (KeyedStatement) batch);
		if (!column.indexed() && column.refusal() == null) {
			LogFields.of(LogField.REVISION, this.step.id())
				.warn(logger)
				.log("No index of {} begins with {}: each round of the batch reads the whole table", batch.table(),
						column.statement().key());
		}
		return new KeyedRounds(column);
	}

	private @Nullable FlightFailure nothing(StepProgress done) throws SQLException {
		FlightFailure failure = send(
				this.messages.round("SELECT", this.progress, () -> this.messages.moved(this.progress, done)));
		if (failure == null) {
			move(done);
		}
		return failure;
	}

	// What fails because others were in the way is tried again as often as it takes: it
	// has cost them nothing.
	private @Nullable FlightFailure round(Round round, String begun, StepProgress done) throws SQLException {
		FlightRunner flights = new FlightRunner(this.session, this.step);
		long start = this.settings.nanoTime();
		StepProgress from = this.progress;
		Round.Outcome[] outcome = new Round.Outcome[1];
		FlightFailure failure = flights.send(this.messages.round(round.sql(), from, () -> {
			outcome[0] = round.ending().of(flights.rows(), Duration.ofNanos(this.settings.nanoTime() - start));
			String refusal = outcome[0].refusal();
			return (refusal != null) ? refusal : this.messages.moved(from, to(outcome[0], begun, done));
		}));
		if (failure == null) {
			this.failures = 0;
			this.pace.reach(outcome[0].progress());
			move(to(outcome[0], begun, done));
			return null;
		}
		return PASSES.contains(String.valueOf(failure.error().getSQLState())) ? wait(failure) : failure;
	}

	private static StepProgress to(Round.Outcome outcome, String begun, StepProgress done) {
		return outcome.last() ? done
				: new StepProgress(done.of(), done.done() - 1, Next.UNTOUCHED, begun, outcome.progress());
	}

	private @Nullable FlightFailure wait(FlightFailure failure) {
		Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(this.failures, DOUBLED));
		this.failures++;
		LogFields.of(LogField.REVISION, this.step.id())
			.with(LogField.SQLSTATE, failure.error().getSQLState())
			.with(LogField.PAUSE_MS, pause)
			.warn(logger)
			.log("A round of the batch of statement {} met others, SQLSTATE {}. Going on in {} ms",
					this.progress.number(), failure.error().getSQLState(), pause.toMillis());
		return this.settings.pacing().passes(pause) ? null : stopped();
	}

	private void move(StepProgress to) {
		this.progress = to;
		this.reached.accept(to);
	}

	private @Nullable FlightFailure send(Flight flight) throws SQLException {
		return new FlightRunner(this.session, this.step).send(flight);
	}

	private FlightFailure stopped() {
		return new FlightFailure(StopSignal.canceled(), this.progress.number(), -1);
	}

}
