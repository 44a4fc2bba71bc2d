package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.script.Execution;
import dev.limbeck.session.FirstError;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.session.StopSignal;
import dev.limbeck.step.AppliedStep;
import dev.limbeck.step.Blocker;
import dev.limbeck.step.MigrationRetry;
import dev.limbeck.step.RevisionTries;
import dev.limbeck.step.RunBasis;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.RunningStep;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.StatementTimeouts;
import dev.limbeck.step.StepListener;
import dev.limbeck.step.StepSettings;
import dev.limbeck.step.failure.Circumstances;
import dev.limbeck.step.failure.Interruption;
import dev.limbeck.step.failure.Retries;
import dev.limbeck.step.failure.StepFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs steps one after the other, each with its ledger row in a transaction of its own,
 * or statement by statement, and again if others were in its way. The session holds the
 * migration lock.
 */
public final class RevisionRunner {

	private static final Logger logger = LoggerFactory.getLogger(RevisionRunner.class);

	// The failure of a step waits to be told, by another exception.
	private static final FirstError UNTOLD = new FirstError(null);

	private final StepSettings settings;

	private final MigrationSession session;

	private final StepWatch watch;

	private final Ledger ledger;

	private final StepRunner steps;

	private final RunBasis basis;

	private final LedgerWriter writer;

	private boolean defaultsChanged;

	/**
	 * Prepare to run steps.
	 * @param settings how
	 * @param writer writes the ledger in the name of this run
	 * @param session where
	 * @param watch looks at them from beside
	 * @param basis what is known before the first
	 */
	public RevisionRunner(StepSettings settings, LedgerWriter writer, MigrationSession session, StepWatch watch,
			RunBasis basis) {
		this.settings = settings;
		this.session = session;
		this.watch = watch;
		this.ledger = writer.ledger();
		this.steps = new StepRunner(session, this.ledger, basis.objects(), watch);
		this.basis = basis;
		this.writer = writer;
	}

	/**
	 * Run one step.
	 * @param step the step
	 * @param standing tells where the database stands before, should it fail, or if it is
	 * left half done
	 * @return what was done
	 * @throws SQLException if the connection is lost
	 * @throws LostLockException if the migration lock is lost, and may be waited for
	 * @throws LimbeckException if the step fails; it is rolled back, or recorded how far
	 * it came, and the failure recorded
	 */
	public AppliedStep run(RunnableStep step, Function<Boolean, Position> standing) throws SQLException {
		if (StopSignal.isTold()) {
			throw Interruption.before(step, doneBefore(step), standing.apply(false));
		}
		RunningStep running = this.watch.place(step);
		StepListener listener = this.settings.listener();
		running.fields().info(logger).log("Running {}", step.description());
		warnOfNothing(step, running);
		listener.stepStarted(running);
		long start = now();
		for (int tries = 1;; tries++) {
			StepFailure failure = run(step);
			List<Blocker> blockers = this.watch.end();
			if (failure == null) {
				return finished(running, Duration.ofNanos(now() - start));
			}
			if (this.basis.patient() && failure.lostLock()) {
				throw new LostLockException(step);
			}
			Retries retries = new Retries(tries, Duration.ofNanos(now() - start), blockers(failure, blockers));
			boolean again = failure.mayPass() && tries < this.settings.tries().limit();
			if (!again || !pause(running, failure, retries)) {
				throw failed(step, failure, retries, standing.apply(failure.leavesHalf()));
			}
		}
	}

	/**
	 * Tell whether sessions begin with something else since the step that was run last,
	 * by whatever statement or code.
	 * @return whether this session is none of those
	 */
	public boolean defaultsChanged() {
		return this.defaultsChanged;
	}

	// A file that nobody has filled in; a merge has nothing to say.
	private static void warnOfNothing(RunnableStep step, RunningStep running) {
		boolean merge = step.entry().revision().parents().size() > 1;
		if (step.direction() == Direction.UPGRADE && !merge && step instanceof SqlStep sql && sql.statements() == 0) {
			running.fields()
				.warn(logger)
				.log("Revision {} changes nothing: its upgrade in {} holds no statement", step.id(), step.origin());
		}
	}

	// Over all connections of the run.
	private int doneBefore(RunnableStep step) {
		return this.watch.place(step).number() - 1;
	}

	private AppliedStep finished(RunningStep running, Duration duration) {
		this.settings.listener().stepFinished(running, duration);
		return new AppliedStep(running.revision(), running.direction(), running.description(), duration);
	}

	private LimbeckException failed(RunnableStep step, StepFailure failure, Retries retries, Position position) {
		Circumstances circumstances = new Circumstances(false, doneBefore(step), position, this.session.role(), retries,
				null);
		boolean stopped = Interruption.ended(failure);
		LimbeckException explained = stopped ? Interruption.during(step, failure, circumstances)
				: failure.explain(circumstances);
		if (!stopped) {
			record(step, failure);
		}
		this.settings.listener().stepFailed(this.watch.place(step), failure.sqlState(), explained);
		return explained;
	}

	private @Nullable StepFailure run(RunnableStep step) throws SQLException {
		boolean oneByOne = step instanceof SqlStep sql
				&& (this.basis.unfinished().contains(step.id()) || sql.section().execution() == Execution.STATEMENTS);
		if (oneByOne) {
			return runOneByOne((SqlStep) step);
		}
		StepFailure failure = this.steps.run(step, transaction(step));
		this.defaultsChanged = this.steps.defaultsChanged();
		return failure;
	}

	private @Nullable StepFailure runOneByOne(SqlStep step) throws SQLException {
		StatementTimeouts timeouts = step.timeouts().or(this.settings.timeouts());
		StatementRunner statements = new StatementRunner(step, timeouts, this.session, this.ledger, this.writer);
		this.watch.begin(step, statements::statement);
		StepFailure failure = statements.run(this.basis);
		this.defaultsChanged = statements.defaultsChanged();
		return failure;
	}

	private StepTransaction transaction(RunnableStep step) {
		String opening = "/* limbeck " + step.id() + " */ BEGIN;\n"
				+ step.timeouts().or(this.settings.timeouts()).sql(true)
				+ this.writer.open(step.direction(), step.entry());
		Marker marker = Marker.of(this.session.sql());
		String closing = this.session.identity() + "\n" + this.writer.close(step.direction(), step.entry()) + ";\n"
				+ marker.comparing(this.basis.defaults()) + "COMMIT";
		return new StepTransaction(marker, opening, closing, this.session.clean(this.ledger.lockKey()));
	}

	private List<Blocker> blockers(StepFailure failure, List<Blocker> seen) throws SQLException {
		return Retries.isDeadlock(failure.sqlState()) ? UNTOLD.ask(this.session.sql(),
				() -> BlockerQuery.ofDeadlock(this.session.sql(), failure.detail()), List.of())
				: Retries.toBlame(failure.sqlState(), seen);
	}

	// What a rollback leaves in the session must not meet the next try. Whoever is told
	// to stop does not try again.
	private boolean pause(RunningStep running, StepFailure failure, Retries retries) throws SQLException {
		if (!UNTOLD.ask(this.session.sql(), this::clean, false)) {
			return false;
		}
		RevisionTries tries = this.settings.tries();
		Duration pause = this.settings.pacing().next(tries.pauses(), retries.tries());
		MigrationRetry retry = new MigrationRetry(running, retries.tries(), tries.limit(),
				String.valueOf(failure.sqlState()), retries.blockers(), pause);
		retry.fields()
			.warn(logger)
			.log("Try {} of {} to {} {} failed at {}, SQLSTATE {}{}. Trying again in {} ms", retries.tries(),
					tries.limit(), running.direction().code(), running.revision(), failure.place(), failure.sqlState(),
					retries.blockers().isEmpty() ? "" : ", blocked by " + retries.names(), pause.toMillis());
		this.settings.listener().stepRetried(retry);
		return this.settings.pacing().passes(pause);
	}

	private boolean clean() throws SQLException {
		this.session.sql().execute(this.session.clean(this.ledger.lockKey()));
		return true;
	}

	private void record(RunnableStep step, StepFailure failure) {
		this.session.afterwards((session) -> session
			.execute(this.writer.failure(step.direction(), step.id(), failure.sqlState(), failure.place())));
	}

	private long now() {
		return this.settings.nanoTime();
	}

}
