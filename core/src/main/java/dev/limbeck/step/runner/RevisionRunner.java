package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

import dev.limbeck.LimbeckException;
import dev.limbeck.java.BatchRevision;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.script.Execution;
import dev.limbeck.session.FirstError;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.session.StopSignal;
import dev.limbeck.sql.QualifiedName;
import dev.limbeck.step.AppliedStep;
import dev.limbeck.step.Blocker;
import dev.limbeck.step.JavaStep;
import dev.limbeck.step.MigrationRetry;
import dev.limbeck.step.RevisionTries;
import dev.limbeck.step.RunBasis;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.RunningStep;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.StepSettings;
import dev.limbeck.step.failure.Circumstances;
import dev.limbeck.step.failure.FlightFailure;
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

	private final StepTransactions transactions;

	private int together = Integer.MAX_VALUE;

	private int apart;

	private @Nullable String begun;

	private long start;

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
		this.steps = new StepRunner(session, this.ledger, basis.objects(), watch, basis.callbacks());
		this.basis = basis;
		this.writer = writer;
		this.transactions = new StepTransactions(session, writer, settings.timeouts(), basis.defaults());
	}

	/**
	 * Run steps, up to the first after which sessions begin with something else.
	 * @param all the steps
	 * @param journal keeps account of them
	 * @throws SQLException if the connection is lost
	 * @throws LostLockException if the migration lock is lost, and may be waited for
	 * @throws LimbeckException if a step fails; it is rolled back, or recorded how far it
	 * came, and the failure recorded
	 */
	public void run(List<RunnableStep> all, StepJournal journal) throws SQLException {
		List<RunnableStep> rest = all;
		while (!rest.isEmpty() && !this.defaultsChanged) {
			RunnableStep next = rest.get(0);
			if (StopSignal.isTold()) {
				throw Interruption.before(next, doneBefore(next), journal.standing(null));
			}
			JoinedFlight joined = JoinedFlight.of(joinable(rest), limit(), this.transactions);
			int done = (joined.size() > 1) ? fly(joined, journal) : runAlone(next, journal, null);
			rest = rest.subList(done, rest.size());
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

	private List<RunnableStep> joinable(List<RunnableStep> steps) {
		return this.basis.callbacks().callbacks().scripts().isEmpty() ? begunByNobody(steps) : List.of();
	}

	// Whoever goes on with what was begun does so statement by statement.
	private List<RunnableStep> begunByNobody(List<RunnableStep> steps) {
		int end = 0;
		while (end < steps.size() && !this.basis.unfinished().contains(steps.get(end).id())) {
			end++;
		}
		return steps.subList(0, end);
	}

	private int limit() {
		int limit = (this.apart > 0) ? 1 : this.together;
		this.apart = Math.max(0, this.apart - 1);
		this.together = Integer.MAX_VALUE;
		return limit;
	}

	private int fly(JoinedFlight joined, StepJournal journal) throws SQLException {
		journal.sent(joined.steps());
		JoinedRun run = new JoinedRun(joined, new FlightRunner(this.session.sql(), joined.steps().get(0)),
				follower(journal));
		JoinedRun.Outcome outcome = run.send();
		if (outcome instanceof JoinedRun.Misunderstood misunderstood) {
			this.together = Math.max(1, misunderstood.before());
			this.apart = (misunderstood.before() > 0) ? 0 : joined.size();
		}
		else if (outcome instanceof JoinedRun.Stale) {
			this.defaultsChanged = true;
		}
		else if (outcome instanceof JoinedRun.Failed failed) {
			SqlStep step = joined.steps().get(run.done());
			StepFailure failure = this.steps.judge(step, this.transactions.alone(step), failed.failure());
			if (failure != null) {
				return run.done() + runAlone(step, journal, failure);
			}
			begin(step);
			finish(step, journal);
			return run.done() + 1;
		}
		return run.done();
	}

	private JoinedRun.Follower follower(StepJournal journal) {
		return new JoinedRun.Follower() {

			@Override
			public void begun(SqlStep step, IntSupplier statement) {
				begin(step);
				RevisionRunner.this.watch.begin(step, statement);
			}

			@Override
			public void done(SqlStep step) {
				RevisionRunner.this.watch.end();
				finish(step, journal);
			}

		};
	}

	private int runAlone(RunnableStep step, StepJournal journal, @Nullable StepFailure first) throws SQLException {
		begin(step);
		StepFailure failure = (first != null) ? first : run(step, journal);
		for (int tries = 1;; tries++) {
			List<Blocker> blockers = this.watch.end();
			if (failure == null) {
				finish(step, journal);
				return 1;
			}
			if (this.basis.patient() && failure.lostLock()) {
				throw new LostLockException(step);
			}
			Retries retries = new Retries(tries, Duration.ofNanos(now() - this.start), blockers(failure, blockers));
			boolean again = failure.mayPass() && tries < this.settings.tries().limit();
			if (!again || !pause(this.watch.place(step), failure, retries)) {
				throw failed(step, failure, retries, journal.standing(failure.leavesHalf() ? step : null));
			}
			failure = run(step, journal);
		}
	}

	private void begin(RunnableStep step) {
		if (!step.id().equals(this.begun)) {
			RunningStep running = this.watch.place(step);
			running.fields().info(logger).log("Running {}", step.description());
			warnOfNothing(step, running);
			this.settings.listener().stepStarted(running);
			this.begun = step.id();
			this.start = now();
		}
	}

	private void finish(RunnableStep step, StepJournal journal) {
		RunningStep running = this.watch.place(step);
		Duration duration = Duration.ofNanos(now() - this.start);
		this.begun = null;
		this.defaultsChanged |= step instanceof SqlStep sql && sql.section().changesSessionDefaults();
		this.settings.listener().stepFinished(running, duration);
		journal.done(new AppliedStep(step.id(), step.direction(), running.description(), duration));
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

	private @Nullable StepFailure run(RunnableStep step, StepJournal journal) throws SQLException {
		journal.sent(List.of(step));
		if (step.entry().kind() != null && step instanceof SqlStep script && !script.section().transactional()) {
			return runLoosely(script);
		}
		if (step instanceof JavaStep java && java.direction() == Direction.UPGRADE
				&& this.basis.objects().get(java.id()) instanceof BatchRevision chunks) {
			return runChunks(java, chunks);
		}
		boolean oneByOne = step instanceof SqlStep sql
				&& (this.basis.unfinished().contains(step.id()) || sql.section().execution() == Execution.STATEMENTS);
		if (oneByOne) {
			return runOneByOne((SqlStep) step);
		}
		StepFailure failure = this.steps.run(step, this.transactions.alone(step));
		this.defaultsChanged = this.steps.defaultsChanged();
		return (failure instanceof StepFailure.OfSql sql) ? rebuilt(sql) : failure;
	}

	private @Nullable StepFailure rebuilt(StepFailure.OfSql failure) throws SQLException {
		QualifiedName view = ViewRebuild.view(failure).orElse(null);
		if (view == null) {
			return failure;
		}
		ViewRebuild rebuild = new ViewRebuild(this.session, this.basis.repeatables().inOrder());
		return rebuild.run(failure, view, this.transactions.alone(failure.step()));
	}

	// Nobody remembers how far it came: whoever comes next runs all of it again.
	private @Nullable StepFailure runLoosely(SqlStep step) throws SQLException {
		this.session.sql().execute(step.timeouts().or(this.settings.timeouts()).sql(false));
		for (int number = 1; number <= step.statements(); number++) {
			String sql = step.section().sql(step.statement(number));
			FlightFailure failure = new FlightRunner(this.session.sql(), step).send(Flight.single(sql, number));
			if (failure != null) {
				this.session.afterwards((session) -> session.execute(this.session.identity()));
				return new StepFailure.OfSql(step, new FlightFailure(failure.error(), number, failure.offset()));
			}
		}
		clean();
		this.session.sql().execute(this.writer.close(step.direction(), step.entry()));
		return null;
	}

	private @Nullable StepFailure runOneByOne(SqlStep step) throws SQLException {
		StatementRunner statements = new StatementRunner(step, this.settings, this.session, this.ledger, this.writer);
		this.watch.begin(step, statements::statement, statements::batch);
		StepFailure failure = statements.run(this.basis);
		this.defaultsChanged = statements.defaultsChanged();
		return failure;
	}

	private @Nullable StepFailure runChunks(JavaStep step, BatchRevision revision) throws SQLException {
		ChunkRunner chunks = new ChunkRunner(step, this.settings, this.session, this.writer);
		this.watch.begin(step, () -> 0, chunks::state);
		return chunks.run(revision, this.basis);
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
