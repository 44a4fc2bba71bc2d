package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.util.List;

import dev.limbeck.java.BatchRevision;
import dev.limbeck.java.BatchRevision.Chunk;
import dev.limbeck.ledger.BatchProgress;
import dev.limbeck.ledger.BatchProgress.Walk;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerStore;
import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.ledger.ProgressWriter;
import dev.limbeck.ledger.StepProgress;
import dev.limbeck.ledger.StepProgress.Next;
import dev.limbeck.ledger.UnfinishedStep;
import dev.limbeck.session.FirstError;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.session.StopSignal;
import dev.limbeck.step.BatchState;
import dev.limbeck.step.Decision.Mode;
import dev.limbeck.step.JavaStep;
import dev.limbeck.step.RunBasis;
import dev.limbeck.step.StepSettings;
import dev.limbeck.step.failure.FlightFailure;
import dev.limbeck.step.failure.JavaProblem;
import dev.limbeck.step.failure.PartialProgress;
import dev.limbeck.step.failure.StepFailure;
import org.jspecify.annotations.Nullable;

/**
 * Runs a revision in Java chunk by chunk, and says in the ledger where each ended. The
 * session holds the migration lock.
 */
final class ChunkRunner {

	private final JavaStep step;

	private final MigrationSession session;

	private final Ledger ledger;

	private final StatementMessages messages;

	private final BatchPause pause;

	private final BatchPace pace;

	private StepProgress progress;

	private @Nullable Chunk last;

	ChunkRunner(JavaStep step, StepSettings settings, MigrationSession session, LedgerWriter writer) {
		this.step = step;
		this.session = session;
		this.ledger = writer.ledger();
		this.messages = new StatementMessages(step, settings.timeouts(), session, writer,
				new ProgressWriter(writer, step.direction(), step.entry()));
		this.pause = new BatchPause(session.sql(), settings.pacing(), null);
		this.pace = new BatchPace(settings.pacing().clock(), null);
		this.progress = new StepProgress(1, 0, Next.UNTOUCHED, step.entry().checksum());
	}

	/**
	 * Tell, also to another thread, how far it has come.
	 * @return the state, or {@code null} if no chunk has begun
	 */
	@Nullable BatchState state() {
		return this.pace.state();
	}

	/**
	 * Run chunks, from where they were left.
	 * @param revision the object
	 * @param basis tells what to do with a chunk that failed
	 * @return the failure, of which everything is recorded, or {@code null}
	 * @throws SQLException if the connection is lost
	 */
	@Nullable StepFailure run(BatchRevision revision, RunBasis basis) throws SQLException {
		UnfinishedStep unfinished = LedgerStore.toWrite(this.ledger, this.session).unfinished(this.step.id());
		FlightFailure refused = (unfinished != null) ? takeUp(unfinished) : send(this.messages.open(this.progress));
		if (refused != null) {
			return new StepFailure.OfLedger(this.step, this.ledger, refused);
		}
		Mode mode = (unfinished != null) ? basis.decision().about(1) : Mode.GO_ON;
		StepFailure failure = null;
		boolean more = mode != Mode.SKIP && mode != Mode.DONE;
		while (failure == null && more) {
			failure = next(revision);
			more = this.last != null;
		}
		return (failure != null) ? failure : close(basis.defaults());
	}

	private @Nullable FlightFailure takeUp(UnfinishedStep unfinished) throws SQLException {
		StepProgress left = unfinished.progress();
		StepProgress found = (left != null) ? left : this.progress;
		this.progress = new StepProgress(1, 0, Next.UNTOUCHED, this.progress.hash(), found.batch());
		return send(this.messages.takeUp(found, this.progress));
	}

	private @Nullable StepFailure next(BatchRevision revision) throws SQLException {
		BatchProgress before = (this.progress.batch() != null) ? this.progress.batch()
				: new BatchProgress(0, 0, 0, null);
		if (StopSignal.isTold() || !this.pause.pass((reason) -> this.pace.waits(before, reason))) {
			return failed(JavaProblem.thrown(this.step, StopSignal.canceled(), List.of(), ""));
		}
		FlightFailure refused = send(this.messages.before());
		if (refused != null) {
			return new StepFailure.OfLedger(this.step, this.ledger, refused);
		}
		Walk walk = before.walk();
		String cursor = (walk != null) ? walk.from() : null;
		JavaProblem problem = new JavaRunner(this.session).call(this.step, revision,
				(connection) -> this.last = revision.upgrade(connection, cursor));
		if (problem != null) {
			new FirstError(problem.cause()).end(this.session::rollBack);
			return failed(problem);
		}
		StepProgress to = behind(before);
		FlightFailure failure = send(this.messages.behind(this.progress, to));
		if (failure != null) {
			new FirstError(failure.error()).end(this.session::rollBack);
			return failed(JavaProblem.atCommit(this.step, failure.error()));
		}
		this.session.endCode();
		this.progress = to;
		return null;
	}

	private StepProgress behind(BatchProgress before) {
		Chunk chunk = this.last;
		if (chunk == null) {
			return this.progress;
		}
		BatchProgress reached = new BatchProgress(before.rounds() + 1, before.rows() + Math.max(0, chunk.rows()), 0,
				Walk.at(chunk.cursor()));
		this.pace.reach(reached);
		return new StepProgress(1, 0, Next.UNTOUCHED, this.progress.hash(), reached);
	}

	private @Nullable StepFailure close(String defaults) throws SQLException {
		FlightFailure refused = send(this.messages.close(this.progress, defaults));
		return (refused != null) ? new StepFailure.OfLedger(this.step, this.ledger, refused) : null;
	}

	private StepFailure failed(JavaProblem problem) {
		boolean nothing = this.progress.batch() == null;
		this.session.afterwards((session) -> {
			if (nothing) {
				session.execute(this.messages.takeBack(this.progress));
			}
		});
		return new StepFailure.Halfway(new StepFailure.OfJava(this.step, problem),
				nothing ? PartialProgress.nothing(this.step) : PartialProgress.of(this.progress, true));
	}

	private @Nullable FlightFailure send(Flight flight) throws SQLException {
		return new FlightRunner(this.session.sql(), this.step).send(flight);
	}

}
