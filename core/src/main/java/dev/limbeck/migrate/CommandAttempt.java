package dev.limbeck.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerState;
import dev.limbeck.ledger.LedgerStore;
import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.ledger.Rechecksum;
import dev.limbeck.ledger.RepeatablePlan;
import dev.limbeck.ledger.SourceHashes;
import dev.limbeck.ledger.UpgradeComparison;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Symbol;
import dev.limbeck.revision.SymbolResolver;
import dev.limbeck.script.FolderScript.Kind;
import dev.limbeck.script.location.Repeatable;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.step.AppliedStep;
import dev.limbeck.step.JavaObjects;
import dev.limbeck.step.RunBasis;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.RunnableSteps;
import dev.limbeck.step.StepCallbacks;
import dev.limbeck.step.runner.LostLockException;
import dev.limbeck.step.runner.RevisionRunner;
import dev.limbeck.step.runner.StepWatch;
import dev.limbeck.step.runner.TrialRun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to carry out a command, on one session.
 */
final class CommandAttempt {

	private static final Logger logger = LoggerFactory.getLogger(CommandAttempt.class);

	private final MigratorSettings settings;

	private final RevisionScripts scripts;

	private final MigrationSession session;

	private final Ledger ledger;

	private final LedgerStore store;

	private final LedgerStore reader;

	private final UnderLock lock;

	private final Planner planner;

	private final PositionChecks checks;

	private @Nullable PlannedChange prepared;

	private List<RunnableStep> steps = List.of();

	private final Set<String> told = new HashSet<>();

	CommandAttempt(MigratorSettings settings, RevisionScripts scripts, MigrationSession session) {
		this.settings = settings;
		this.scripts = scripts;
		this.session = session;
		this.ledger = new Ledger(settings.ledgerSchema());
		this.store = LedgerStore.toWrite(this.ledger, session);
		this.reader = LedgerStore.toRead(this.ledger, session);
		this.lock = new UnderLock(settings, session);
		this.planner = new Planner(scripts);
		this.checks = new PositionChecks(scripts, settings, this.reader::upgradesInSight, new HashSet<>()::add);
	}

	/**
	 * Plan a command, and change nothing.
	 * @param command what to do
	 * @return the plan
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if it cannot be planned
	 */
	PlannedChange plan(MigrationCommand command) throws SQLException {
		LedgerState state = read(this.reader, command);
		this.checks.check(command, state.rows());
		PlannedChange change = withRepeatables(plan(command, state), command, state, this.reader);
		steps(change);
		return change;
	}

	/**
	 * Plan a command as if it were to be carried out, change nothing, and log nothing.
	 * @param command what to do
	 * @return the plan
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if it cannot be planned
	 */
	PlannedChange planSilently(MigrationCommand command) throws SQLException {
		LedgerState state = read(this.store, command);
		new PositionChecks(this.scripts, this.settings, this.reader::upgradesInSight, (text) -> false).check(command,
				state.rows());
		PlannedChange change = plan(command, state);
		steps(change);
		return change;
	}

	/**
	 * Carry out a command. Without anything to do no lock is taken.
	 * @param command what to do
	 * @param review looks at the plan
	 * @param progress what earlier attempts have done; takes what this one does
	 * @return where the database stands afterwards
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if something else goes wrong
	 */
	Outcome carryOut(MigrationCommand command, PlanReview review, RunProgress progress) throws SQLException {
		LedgerState state = adopted(command, firstLook(command, progress), progress);
		if (state.expected()) {
			return new Outcome(List.of(), Position.complete(this.scripts.graph()), Set.of());
		}
		PlannedChange change = change(command, state, progress);
		if (command instanceof Upgrade) {
			this.store.renew(new SourceHashes(this.scripts), state);
		}
		if (change.isEmpty() && !hasUnfinished(state) && !progress.callbacks().isOwed()) {
			return outcome(state.rows());
		}
		if (progress.agreed() == null && !hasUnfinished(state)) {
			agree(change, review, progress);
		}
		try {
			return this.lock.run(state, () -> runLocked(state, command, review, progress));
		}
		catch (LostLockException ex) {
			LogFields.NONE.warn(logger).log("{}. Waiting for it, and planning anew", ex.getMessage());
			progress.answered();
			return carryOut(command, review, progress);
		}
	}

	private LedgerState adopted(MigrationCommand command, LedgerState state, RunProgress progress) throws SQLException {
		ForeignHistory history = this.settings.history();
		if (history == null || !(command instanceof Upgrade) || !isFresh(state)
				|| new UnadoptedHistory(this.scripts, this.session).tables().isEmpty()) {
			return state;
		}
		new LedgerAdoption(this.settings, this.scripts, this.session).enterUnlessOthersHave(history);
		return read(command, progress);
	}

	private static boolean isFresh(LedgerState state) {
		return !state.expected() && state.rows().isEmpty() && state.lost().isEmpty();
	}

	// Mostly there is nothing to do, and the rows would say what the files say.
	private LedgerState firstLook(MigrationCommand command, RunProgress progress) throws SQLException {
		if (!command.equals(Upgrade.TO_HEADS) || progress.agreed() != null) {
			return read(command, progress);
		}
		return standing(this.store.readUnless(new SourceHashes(this.scripts)), progress);
	}

	private LedgerState read(MigrationCommand command, RunProgress progress) throws SQLException {
		return standing(read(this.store, command), progress);
	}

	private LedgerState standing(LedgerState state, RunProgress progress) {
		progress.stand(
				() -> state.expected() ? this.scripts.graph().heads() : this.checks.position(state.rows()).current());
		return state;
	}

	// Who stamps says what is applied, whatever the ledger has forgotten.
	private static LedgerState read(LedgerStore store, MigrationCommand command) throws SQLException {
		return (command instanceof Stamp) ? store.readWhatIsLeft() : store.read();
	}

	private Outcome runLocked(LedgerState before, MigrationCommand command, PlanReview review, RunProgress progress)
			throws SQLException {
		LedgerState state = read(command, progress);
		PlannedChange change = change(command, state, progress);
		new UnfinishedChecks(this.scripts, command).check(change.plan(), state.rows());
		if (change.isEmpty() && !progress.callbacks().isOwed()) {
			return outcome(state.rows());
		}
		this.store.requireOwn(state);
		renewAfterOthers(before, state);
		if (progress.agreed() == null) {
			agree(change, review, progress);
		}
		new AgreedPlan(change, this.planner.after(state.rows(), change.plan().steps())).check();
		Set<String> unfinished = this.checks.position(state.rows()).unfinished();
		StepCallbacks callbacks = new StepCallbacks(this.scripts.callbacks(), unfinished);
		RunnableSteps.check(callbacks);
		List<RunnableStep> steps = steps(change);
		List<RunnableStep> all = (command instanceof Stamp) ? steps : progress.callbacks().around(steps, callbacks);
		RunBasis basis = new RunBasis(JavaObjects.of(steps), unfinished, progress.decision(command),
				progress.beginRound(state.rows()), state.defaults(), this.scripts.repeatables(), callbacks);
		if (!state.exists()) {
			this.store.create(state);
		}
		return (command instanceof Stamp stamp) ? stamp(stamp, change, progress)
				: runSteps(change, all, basis, progress);
	}

	private Outcome runSteps(PlannedChange change, List<RunnableStep> steps, RunBasis basis, RunProgress progress)
			throws SQLException {
		try (StepWatch watch = this.settings.watch(this.session,
				steps.stream().filter((step) -> step.entry().kind() != Kind.CALLBACK).toList(),
				progress.steps().size())) {
			RunJournal journal = new RunJournal(progress, watch, (done) -> this.planner.after(change.rows(), done),
					this.checks::position);
			RevisionRunner runner = new RevisionRunner(this.settings.steps(),
					this.settings.writer(this.ledger).in(runName(progress)), this.session, watch, basis);
			runner.run(steps, journal);
			if (runner.defaultsChanged()) {
				tellDefaults(steps.get(journal.size() - 1), journal.size() < steps.size());
			}
			return outcome(journal.rows());
		}
	}

	private static void tellDefaults(RunnableStep step, boolean more) {
		LogFields.of(LogField.REVISION, step.id())
			.info(logger)
			.log("Since revision {} sessions may begin with something else (ALTER DATABASE or ROLE ... SET). Those "
					+ "that are open keep what they have{}", step.id(),
					more ? "; the next revision gets a new one" : "");
		if (more) {
			throw new RunAttempts.StaleSession();
		}
	}

	// Who waited for the lock has a session from before.
	private static void renewAfterOthers(LedgerState before, LedgerState now) {
		if (!before.defaults().equals(now.defaults())) {
			throw new RunAttempts.StaleSession();
		}
	}

	private Outcome stamp(Stamp stamp, PlannedChange change, RunProgress progress) throws SQLException {
		LedgerWriter writer = this.settings.writer(this.ledger).in(runName(progress));
		List<String> statements = new ArrayList<>(List.of(writer.fenced()));
		statements.addAll(writer.stamp(change.plan(), stamp.purge(), this.planner::entry));
		List<AppliedStep> stamped = change.plan()
			.steps()
			.stream()
			.map((step) -> new AppliedStep(step.revision(), step.direction(), "", Duration.ZERO))
			.toList();
		progress.send(List.of(new SentTransaction("stamp", stamped, null)));
		this.store.change(statements);
		progress.committed();
		for (AppliedStep step : stamped) {
			LogFields.of(LogField.REVISION, step.revision())
				.with(LogField.DIRECTION, step.direction().code())
				.info(logger)
				.log("Stamped: {} {}", step.direction().code(), step.revision());
			progress.add(step);
		}
		return outcome(this.planner.after(change.rows(), change.plan().steps()));
	}

	/**
	 * Run a command in one transaction, and roll it back.
	 * @param command an upgrade or a downgrade
	 * @param review looks at the plan
	 * @param progress takes what was run
	 * @return where the database stands
	 * @throws SQLException if the connection is lost
	 */
	Outcome tryOut(MigrationCommand command, PlanReview review, RunProgress progress) throws SQLException {
		LedgerState state = this.store.read();
		return this.lock.run(state, () -> {
			LedgerState now = this.store.read();
			PlannedChange change = change(command, now, progress);
			new UnfinishedChecks(this.scripts, command).refuseAny(now.rows());
			ask(change, review, progress);
			progress.agree(change);
			// In one transaction with the others a view could not be rebuilt.
			List<RunnableStep> steps = steps(change.with(RepeatablePlan.NONE));
			try (StepWatch watch = this.settings.watch(this.session, steps, 0)) {
				TrialRun trial = new TrialRun(this.settings.steps(), this.settings.writer(this.ledger), this.session,
						watch, this.checks.position(now.rows()));
				progress.leaveUntried(trial.run(steps, now, progress::add));
			}
			return outcome(now.rows());
		});
	}

	/**
	 * Make the ledger say of applied revisions what their files say now.
	 * @param symbols the revisions
	 * @return what has changed in those whose rows were changed
	 * @throws SQLException if the connection is lost
	 */
	List<UpgradeComparison> rechecksum(List<Symbol> symbols) throws SQLException {
		return this.lock.run(this.store.read(), () -> {
			List<AppliedRevision> rows = this.store.read().rows();
			SymbolResolver resolver = SymbolResolver.of(this.scripts.graph(), rows);
			Set<String> ids = new TreeSet<>();
			symbols.forEach((symbol) -> ids.addAll(resolver.resolve(symbol)));
			return new Rechecksum(this.scripts, rows).accept(ids, this.settings.writer(this.ledger), this.store);
		});
	}

	// Another process may be at work on what is unfinished: the lock tells.
	private PlannedChange change(MigrationCommand command, LedgerState state, RunProgress progress)
			throws SQLException {
		this.checks.check(command, state.rows());
		if (state.exists()) {
			new LostCommit(this.store, this.settings.listener()).settle(progress, runName(progress));
		}
		PlannedChange agreed = progress.agreed();
		if (agreed != null && command instanceof Stamp && !progress.steps().isEmpty()) {
			return this.planner.nothing(agreed, state.rows());
		}
		PlannedChange change = (agreed != null) ? this.planner.rest(agreed, state) : plan(command, state);
		PlannedChange whole = withRepeatables(change, command, state, this.store);
		tell(whole.repeatables());
		return whole;
	}

	private PlannedChange withRepeatables(PlannedChange change, MigrationCommand command, LedgerState state,
			LedgerStore from) throws SQLException {
		List<AppliedRevision> after = this.planner.after(state.rows(), change.plan().steps());
		List<Repeatable> files = this.scripts.repeatables().inOrder();
		Position reached = Position.of(this.scripts.graph(), after);
		boolean complete = reached.pending().isEmpty() && reached.unknown().isEmpty() && reached.unfinished().isEmpty();
		if (files.isEmpty() || !(command instanceof Upgrade) || !complete) {
			return change;
		}
		return change.with(RepeatablePlan.of(files, state.exists() ? from.repeatables() : Map.of()));
	}

	private void tell(RepeatablePlan repeatables) {
		if (!repeatables.superseded().isEmpty() && this.told.add("superseded")) {
			LogFields.NONE.info(logger)
				.log("Not run again, because others have taken their place since: {}",
						String.join(", ", repeatables.superseded()));
		}
		if (!repeatables.gone().isEmpty() && this.told.add("gone")) {
			LogFields.NONE.warn(logger)
				.log("Repeatables without a file any more, of which what they made stays until a revision drops it: {}",
						String.join(", ", repeatables.gone()));
		}
	}

	private String runName(RunProgress progress) {
		return progress.name(this.settings.pacing().random());
	}

	private PlannedChange plan(MigrationCommand command, LedgerState state) throws SQLException {
		Plan plan = this.planner.plan(command, state);
		if (command instanceof Upgrade && isFresh(state)) {
			new UnadoptedHistory(this.scripts, this.session).refuse(plan);
		}
		Map<String, String> stored = this.store.downgrades(this.planner.withoutFile(plan));
		return new PlannedChange(command, plan, state.rows(), stored, RepeatablePlan.NONE);
	}

	private void agree(PlannedChange change, PlanReview review, RunProgress progress) {
		JavaObjects.requireClasses(steps(change));
		ask(change, review, progress);
		progress.agree(change);
		this.settings.listener().started(change.plan());
	}

	private static void ask(PlannedChange change, PlanReview review, RunProgress progress) {
		if (!progress.ask(() -> review.accepts(change))) {
			throw new LimbeckException("declined", "The plan was declined. Nothing was run.",
					"Run the command again, and accept the plan, to carry it out.");
		}
	}

	// What was planned before the lock was taken is nearly always what is planned under
	// it.
	private List<RunnableStep> steps(PlannedChange change) {
		if (!change.equals(this.prepared)) {
			this.steps = new ArrayList<>(
					RunnableSteps.prepare(this.scripts, change.plan(), change.rows(), change.storedDowngrades()));
			this.steps.addAll(RunnableSteps.repeatables(change.repeatables().due()));
			this.prepared = change;
		}
		return this.steps;
	}

	private boolean hasUnfinished(LedgerState state) {
		return state.rows().stream().anyMatch((row) -> row.state() != AppliedRevision.State.APPLIED);
	}

	private Outcome outcome(List<AppliedRevision> rows) {
		return new Outcome(rows, this.checks.position(rows), Set.of());
	}

	/**
	 * What a run came to.
	 *
	 * @param rows what the ledger holds, if they had to be read
	 * @param position where the database stands
	 * @param abandoned unfinished revisions that nobody is working on
	 */
	record Outcome(List<AppliedRevision> rows, Position position, Set<String> abandoned) {

	}

}
