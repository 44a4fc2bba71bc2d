package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.util.List;

import dev.limbeck.SqlState;
import dev.limbeck.ledger.BatchProgress;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerStore;
import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.ledger.ProgressWriter;
import dev.limbeck.ledger.StepProgress;
import dev.limbeck.ledger.StepProgress.Next;
import dev.limbeck.ledger.UnfinishedStep;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.script.batch.Batch;
import dev.limbeck.script.batch.Batches;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.session.Session;
import dev.limbeck.session.StopSignal;
import dev.limbeck.sql.NonTransactionalStatement;
import dev.limbeck.sql.NonTransactionalStatement.CreateIndex;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.step.BatchState;
import dev.limbeck.step.Decision;
import dev.limbeck.step.Decision.Mode;
import dev.limbeck.step.RunBasis;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.StepSettings;
import dev.limbeck.step.failure.CatalogFinding;
import dev.limbeck.step.failure.CatalogFinding.Busy;
import dev.limbeck.step.failure.CatalogFinding.Done;
import dev.limbeck.step.failure.CatalogFinding.Unknown;
import dev.limbeck.step.failure.FlightFailure;
import dev.limbeck.step.failure.PartialProgress;
import dev.limbeck.step.failure.StepFailure;
import dev.limbeck.step.failure.UnfinishedErrors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one step statement by statement, and says in the ledger how far it has come, so
 * that whoever comes next can go on. What can run in a transaction does, with that
 * record; the rest is recorded as begun, sent alone, and recorded as done. The session
 * holds the migration lock.
 */
final class StatementRunner {

	private static final Logger logger = LoggerFactory.getLogger(StatementRunner.class);

	private final SqlStep step;

	private final MigrationSession session;

	private final Ledger ledger;

	private final StatementMessages messages;

	private final List<String> hashes;

	private volatile StepProgress progress;

	private boolean takenBack;

	private boolean defaultsChanged;

	private List<String> left = List.of();

	private final StepSettings settings;

	private final Batches batches;

	private volatile @Nullable BatchRunner batch;

	StatementRunner(SqlStep step, StepSettings settings, MigrationSession session, Ledger ledger, LedgerWriter writer) {
		this.step = step;
		this.settings = settings;
		this.batches = Batches.of(step.section());
		this.session = session;
		this.ledger = ledger;
		this.messages = new StatementMessages(step, step.timeouts().or(settings.timeouts()), session, writer,
				new ProgressWriter(writer, step.direction(), step.entry()));
		this.hashes = step.section().hashes();
		this.progress = StepProgress.none(this.hashes);
	}

	/**
	 * Run the step, from where it was left.
	 * @param basis tells what to do with a statement at which it was left
	 * @return the failure, of which everything is recorded, or {@code null}
	 * @throws SQLException if the connection is lost
	 * @throws dev.limbeck.LimbeckException if it cannot be known where to go on
	 */
	@Nullable StepFailure run(RunBasis basis) throws SQLException {
		UnfinishedStep unfinished = LedgerStore.toWrite(this.ledger, this.session).unfinished(this.step.id());
		StepFailure failure = (unfinished != null) ? takeUp(unfinished, basis.decision()) : open();
		while (failure == null && this.progress.done() < this.progress.of()) {
			failure = StopSignal.isTold() ? stoppedBetween() : next();
		}
		return (failure != null) ? failure : close(basis.defaults());
	}

	/**
	 * Tell whether sessions begin with something else since the step was run.
	 * @return whether this session is none of those
	 */
	boolean defaultsChanged() {
		return this.defaultsChanged;
	}

	/**
	 * Tell, to another thread, at which statement the step is.
	 * @return its number, from 1
	 */
	int statement() {
		return this.progress.number();
	}

	/**
	 * Tell, to another thread, how far the statement has come at which the step is.
	 * @return how far, or {@code null} if it is run once
	 */
	@Nullable BatchState batch() {
		BatchRunner running = this.batch;
		return (running != null) ? running.state() : null;
	}

	private StepFailure stoppedBetween() {
		SqlStep next = this.step.only(this.progress.number());
		return halfway(new StepFailure.OfSql(next, new FlightFailure(StopSignal.canceled(), 1, -1)), true);
	}

	private @Nullable StepFailure open() throws SQLException {
		FlightFailure refused = send(this.messages.open(this.progress));
		return (refused != null) ? new StepFailure.OfLedger(this.step, this.ledger, refused) : null;
	}

	private @Nullable StepFailure takeUp(UnfinishedStep unfinished, Decision decision) throws SQLException {
		UnfinishedErrors errors = new UnfinishedErrors(this.step, this.ledger);
		StepProgress left = unfinished.progress();
		if (left == null) {
			throw errors.noProgress();
		}
		if (left.hashed() >= this.hashes.size() || !this.hashes.get(left.hashed()).equals(left.hash())) {
			throw errors.changed(left);
		}
		this.progress = new StepProgress(this.progress.of(), left.done(), left.next(), left.hash(), left.batch());
		int next = Math.min(left.number(), this.progress.of());
		BatchProgress rounds = left.batch();
		fields(next).info(logger)
			.log("Going on at statement {} of {}{}", next, this.progress.of(),
					(rounds != null) ? ", behind round " + rounds.rounds() : "");
		FlightFailure refused = send(this.messages.takeUp(left, this.progress));
		if (refused != null) {
			return stopped(refused);
		}
		StepFailure failure = setAgain();
		return (failure != null) ? failure : settle(decision.about(left.number()), errors);
	}

	private LogFields fields(int statement) {
		return LogFields.of(LogField.REVISION, this.step.id())
			.with(LogField.DIRECTION, this.step.direction().code())
			.with(LogField.STATEMENT, statement)
			.with(LogField.STATEMENTS, this.progress.of());
	}

	// A new session has none of the settings that the script has made.
	private @Nullable StepFailure setAgain() throws SQLException {
		SqlStep settings = this.step.with(done().stream()
			.filter((statement) -> statement.setsSession() && !statement.startsWith("SET", "LOCAL"))
			.toList());
		FlightFailure failure = settings.section().statements().isEmpty() ? null
				: send(this.messages.settings(settings));
		return (failure != null) ? halfway(new StepFailure.OfSql(settings, failure), true) : null;
	}

	private List<SqlStatement> done() {
		return this.step.section().statements().subList(0, this.progress.done());
	}

	private @Nullable StepFailure settle(Mode mode, UnfinishedErrors errors) throws SQLException {
		boolean leaveOut = mode == Mode.SKIP || mode == Mode.DONE;
		if (this.progress.next() == Next.UNTOUCHED) {
			if (leaveOut) {
				throw errors.nothingToDecide(this.progress);
			}
			return null;
		}
		NonTransactionalStatement nonTransactional = nonTransactional();
		CatalogFinding found = look(nonTransactional);
		if (found instanceof Busy busy) {
			return busy(busy);
		}
		if (found instanceof Unknown && mode == Mode.GO_ON) {
			throw errors.unknown(this.progress);
		}
		if (mode == Mode.DONE && nonTransactional != null && nonTransactional.showsEffect()
				&& !isThere(nonTransactional)) {
			throw errors.notDone(this.progress);
		}
		if (found instanceof Done) {
			fields(this.progress.number()).info(logger)
				.log("Statement {} of {} had taken effect", this.progress.number(), this.progress.of());
			return leaveOut(found, null);
		}
		return leaveOut ? leaveOut(found, (mode == Mode.SKIP) ? "skip" : "done") : run(nonTransactional, found);
	}

	private boolean isThere(NonTransactionalStatement nonTransactional) throws SQLException {
		return new CatalogLook(this.session.sql()).look(nonTransactional) instanceof Done;
	}

	// What was begun was sent alone, even if only the server knew that it must be.
	private @Nullable NonTransactionalStatement nonTransactional() {
		SqlStatement statement = this.step.statement(this.progress.number());
		return (this.progress.next() == Next.BEGUN) ? this.step.section().sentAlone(statement)
				: this.step.section().nonTransactional(statement);
	}

	// What failed did not take effect, whatever is there by other means.
	private CatalogFinding look(@Nullable NonTransactionalStatement nonTransactional) throws SQLException {
		CatalogFinding found = (nonTransactional != null) ? new CatalogLook(this.session.sql()).look(nonTransactional)
				: CatalogFinding.NOTHING;
		boolean failed = this.progress.next() != Next.BEGUN;
		return (failed && (found instanceof Done || found instanceof Unknown)) ? CatalogFinding.NOTHING : found;
	}

	private @Nullable StepFailure next() throws SQLException {
		NonTransactionalStatement nonTransactional = nonTransactional();
		CatalogFinding found = (nonTransactional instanceof CreateIndex) ? look(nonTransactional)
				: CatalogFinding.NOTHING;
		return (found instanceof Busy busy) ? busy(busy) : run(nonTransactional, found);
	}

	private @Nullable StepFailure run(@Nullable NonTransactionalStatement nonTransactional, CatalogFinding found)
			throws SQLException {
		StepProgress done = moved(this.progress.done() + 1, Next.UNTOUCHED);
		if (nonTransactional != null) {
			return runAlone(nonTransactional, found, done);
		}
		Batch repeated = this.batches.get(done.done());
		if (repeated != null) {
			return run(repeated, done);
		}
		FlightFailure failure = send(this.messages.inTransaction(this.progress, done));
		if (failure != null && SqlState.ACTIVE_SQL_TRANSACTION.equals(failure.error().getSQLState())) {
			return runAlone(this.step.section().sentAlone(this.step.statement(done.done())), found, done);
		}
		return (failure != null) ? failed(null, failure) : reached(done);
	}

	private @Nullable StepFailure run(Batch repeated, StepProgress done) throws SQLException {
		BatchRunner runner = new BatchRunner(this.step, this.session.sql(), this.messages, this.settings, this.progress,
				this::reached);
		this.batch = runner;
		FlightFailure failure = runner.run(repeated, this.hashes.get(done.done()), done);
		this.batch = null;
		return (failure != null) ? failed(null, failure) : null;
	}

	private @Nullable StepFailure runAlone(NonTransactionalStatement nonTransactional, CatalogFinding found,
			StepProgress done) throws SQLException {
		found.remedies()
			.forEach((remedy) -> fields(this.progress.number()).warn(logger)
				.log("An INVALID index is in the way: {}", remedy));
		StepProgress begun = moved(this.progress.done(), Next.BEGUN);
		FlightFailure failure = send(this.messages.alone(nonTransactional, found, begun, done));
		if (failure == null) {
			return reached(done);
		}
		this.progress = (failure.number() == FlightFailure.OPENING) ? this.progress : begun;
		return failed(nonTransactional, failure);
	}

	private @Nullable StepFailure leaveOut(CatalogFinding found, @Nullable String decision) throws SQLException {
		StepProgress done = moved(this.progress.done() + 1, Next.UNTOUCHED);
		FlightFailure failure = send(this.messages.leftOut(found, this.progress, done, decision));
		return (failure != null) ? failed(nonTransactional(), failure) : reached(done);
	}

	private @Nullable StepFailure reached(StepProgress reached) {
		this.progress = reached;
		return null;
	}

	private StepProgress moved(int done, Next next) {
		BatchProgress rounds = (done == this.progress.done()) ? this.progress.batch() : null;
		int hashed = done + ((next == Next.BEGUN || rounds != null) ? 1 : 0);
		return new StepProgress(this.progress.of(), done, next, this.hashes.get(hashed), rounds);
	}

	private @Nullable StepFailure close(String defaults) throws SQLException {
		FlightRunner last = flights();
		FlightFailure refused = last.send(this.messages.close(this.progress, defaults));
		this.defaultsChanged = last.defaultsChanged();
		return (refused != null) ? stopped(refused) : null;
	}

	private @Nullable FlightFailure send(Flight flight) throws SQLException {
		return flights().send(flight);
	}

	private FlightRunner flights() {
		return new FlightRunner(this.session.sql(), this.step);
	}

	private StepFailure failed(@Nullable NonTransactionalStatement nonTransactional, FlightFailure failure) {
		boolean atEnd = failure.number() > this.progress.of();
		if (failure.number() == FlightFailure.OPENING
				|| (atEnd && (nonTransactional != null || isOfLedger(failure.error())))) {
			return stopped(failure);
		}
		SqlStep failed = this.step.only(this.progress.number());
		StepFailure cause = new StepFailure.OfSql(failed,
				new FlightFailure(failure.error(), atEnd ? 2 : 1, failure.offset()));
		// What the server points at it has not begun to run.
		boolean told = !(nonTransactional instanceof NonTransactionalStatement.Opaque) || failure.offset() >= 0;
		if (told) {
			record(moved(this.progress.done(), Next.FAILED));
		}
		return halfway(cause, told);
	}

	private boolean isOfLedger(SQLException error) {
		return this.ledger.refused(error) || String.valueOf(error.getSQLState()).startsWith(SqlState.OF_LIMBECK);
	}

	private StepFailure busy(Busy busy) {
		return halfway(new StepFailure.OfBusyIndex(this.step.only(this.progress.number()), busy), true);
	}

	private StepFailure stopped(FlightFailure failure) {
		return new StepFailure.Stopped(this.step, this.ledger, this.progress, failure);
	}

	private void record(StepProgress reached) {
		this.session.afterwards((session) -> {
			session.execute(this.messages.move(this.progress, reached));
			this.progress = reached;
		});
	}

	private StepFailure halfway(StepFailure cause, boolean told) {
		this.session.afterwards((session) -> {
			session.execute(this.session.identity());
			if (told) {
				takeBack(session);
			}
		});
		PartialProgress partial = this.takenBack ? PartialProgress.nothing(this.step)
				: PartialProgress.of(this.progress, told).leaving(this.left);
		return new StepFailure.Halfway(cause, partial);
	}

	// A statement that left something stays recorded, even if it is the first.
	private void takeBack(Session session) throws SQLException {
		CatalogFinding found = (this.progress.next() == Next.UNTOUCHED) ? CatalogFinding.NOTHING
				: look(nonTransactional());
		this.left = found.remedies();
		boolean leftNothing = found.equals(CatalogFinding.NOTHING);
		if (leftNothing && this.progress.batch() == null && done().stream().allMatch(SqlStatement::setsSession)) {
			session.execute(this.messages.takeBack(this.progress));
			this.takenBack = true;
		}
	}

}
