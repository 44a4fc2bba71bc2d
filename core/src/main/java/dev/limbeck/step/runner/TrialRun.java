package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerState;
import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.script.Execution;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.session.Session;
import dev.limbeck.step.AppliedStep;
import dev.limbeck.step.Blocker;
import dev.limbeck.step.JavaObjects;
import dev.limbeck.step.JavaStep;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.StepSettings;
import dev.limbeck.step.failure.Circumstances;
import dev.limbeck.step.failure.Interruption;
import dev.limbeck.step.failure.Retries;
import dev.limbeck.step.failure.StepFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs revisions in one transaction that is rolled back in the end, up to the first that
 * does not run in one. The session holds the migration lock.
 */
public final class TrialRun {

	private static final Logger logger = LoggerFactory.getLogger(TrialRun.class);

	private final StepSettings settings;

	private final LedgerWriter writer;

	private final MigrationSession session;

	private final StepWatch watch;

	private final Ledger ledger;

	private final Position position;

	private String defaults = "";

	private @Nullable String stale;

	private boolean told;

	/**
	 * Prepare a trial.
	 * @param settings how steps are run
	 * @param writer writes the ledger
	 * @param session where
	 * @param watch looks at the steps from beside
	 * @param position where the database stands
	 */
	public TrialRun(StepSettings settings, LedgerWriter writer, MigrationSession session, StepWatch watch,
			Position position) {
		this.watch = watch;
		this.settings = settings;
		this.writer = writer;
		this.session = session;
		this.ledger = writer.ledger();
		this.position = position;
	}

	/**
	 * Run the steps.
	 * @param steps upgrades
	 * @param state what the ledger holds
	 * @param tried takes what was run, step by step
	 * @return ids of the revisions that were not tried
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if a step fails; nothing of any step stays
	 */
	public List<String> run(List<RunnableStep> steps, LedgerState state, Consumer<AppliedStep> tried)
			throws SQLException {
		List<RunnableStep> tryable = tryable(steps);
		this.defaults = state.defaults();
		StepRunner runner = new StepRunner(this.session, this.ledger, JavaObjects.of(steps), this.watch);
		Session open = this.session.sql();
		open.execute("BEGIN");
		if (!state.exists()) {
			open.execute(this.ledger.tables(!state.schemaExists()));
		}
		for (RunnableStep step : tryable) {
			tellStale();
			tried.accept(run(step, runner));
			if (this.stale == null && (runner.defaultsChanged() || changesDefaults(step))) {
				this.stale = step.id();
			}
		}
		this.session.rollBack();
		return steps.subList(tryable.size(), steps.size()).stream().map(RunnableStep::id).toList();
	}

	private static boolean changesDefaults(RunnableStep step) {
		return step instanceof SqlStep sql && sql.section().changesSessionDefaults();
	}

	private void tellStale() {
		if (this.stale != null && !this.told) {
			this.told = true;
			LogFields.of(LogField.REVISION, this.stale).warn(logger).log("{}", staleness(this.stale));
		}
	}

	private static String staleness(String revision) {
		return "Since revision " + revision
				+ " sessions may begin with something else (ALTER DATABASE or ROLE ... SET): "
				+ "what follows it may end otherwise in an upgrade, which runs it in a new session";
	}

	private LimbeckException withStaleness(LimbeckException failure) {
		return (this.stale == null) ? failure
				: new LimbeckException(failure.code(), failure.description() + "\n" + staleness(this.stale) + ".",
						failure.action(), failure.getCause(), failure.sqlState());
	}

	// What runs outside of the transaction would stay, and what follows may need it.
	private static List<RunnableStep> tryable(List<RunnableStep> steps) {
		for (int i = 0; i < steps.size(); i++) {
			if (isInPieces(steps.get(i))) {
				List<String> untried = steps.subList(i, steps.size()).stream().map(RunnableStep::id).toList();
				LogFields.NONE.warn(logger)
					.log("Not tried, because {} runs outside of transactions: {}", steps.get(i).id(),
							String.join(", ", untried));
				return steps.subList(0, i);
			}
		}
		return steps;
	}

	private static boolean isInPieces(RunnableStep step) {
		return (step instanceof SqlStep sql) ? sql.section().execution() == Execution.STATEMENTS
				: step.direction() == Direction.UPGRADE && ((JavaStep) step).definition().inChunks();
	}

	private AppliedStep run(RunnableStep step, StepRunner runner) throws SQLException {
		this.watch.place(step).fields().info(logger).log("Trying {}", step.description());
		long start = this.settings.nanoTime();
		StepFailure failure = runner.run(step, transaction(step));
		List<Blocker> blockers = this.watch.end();
		if (failure != null) {
			Retries retries = new Retries(1, Duration.ZERO, Retries.toBlame(failure.sqlState(), blockers));
			Circumstances trial = new Circumstances(true, 0, this.position, this.session.role(), retries, null);
			throw Interruption.ended(failure) ? Interruption.during(step, failure, trial)
					: withStaleness(failure.explain(trial));
		}
		return new AppliedStep(step.id(), step.direction(), step.entry().revision().description(),
				Duration.ofNanos(this.settings.nanoTime() - start));
	}

	// What is deferred would be checked by the commit.
	private StepTransaction transaction(RunnableStep step) {
		Marker marker = Marker.of(this.session.sql());
		String closing = "SET CONSTRAINTS ALL IMMEDIATE;\n" + this.session.identity() + "\n"
				+ this.writer.close(step.direction(), step.entry()) + ";\n"
				+ marker.comparing(this.defaults).stripTrailing().replaceFirst(";$", "");
		String opening = step.timeouts().or(this.settings.timeouts()).sql(true)
				+ this.writer.open(step.direction(), step.entry());
		return new StepTransaction(marker, opening, closing, this.session.cleanInTransaction());
	}

}
