package dev.limbeck.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.Reached;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.ledger.LedgerRepair;
import dev.limbeck.ledger.LogEntry;
import dev.limbeck.ledger.UpgradeComparison;
import dev.limbeck.log.LogFields;
import dev.limbeck.migrate.CommandAttempt.Outcome;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.RunAttempts.OpenSession;
import dev.limbeck.migrate.RunAttempts.Work;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.script.location.RevisionScripts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the revision that its files describe. Can be used again and by
 * several threads, each of which gets a connection of its own; its settings never change.
 * What plans or runs reads the revision files. A look reads none: it goes by those that
 * were read last, and only if none ever were it reads them once.
 */
public final class Migrator {

	private static final Logger logger = LoggerFactory.getLogger(Migrator.class);

	private final KnownRevisions revisions;

	private final MigratorSettings settings;

	Migrator(KnownRevisions revisions, MigratorSettings settings) {
		this.revisions = revisions;
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
	 * Return a migrator that is told what the files say instead of reading them: for who
	 * has read them already, and wants them to be the same all along.
	 * @param read what the files say; asked whenever they would be read
	 * @return another migrator with the same settings
	 */
	public Migrator reading(Supplier<RevisionScripts> read) {
		return new Migrator(this.revisions.reading(read), this.settings);
	}

	/**
	 * Bring the database to the target of a start, which is everything unless configured
	 * otherwise: wait for it, and apply what is pending, each revision in a transaction
	 * of its own. Among many processes one at a time does so; the others wait and find
	 * nothing left to do.
	 * @return what was found and done
	 * @throws LimbeckException if the files are wrong, the database cannot be reached, it
	 * contradicts the files, or a revision fails: that one is rolled back, those before
	 * it stay
	 */
	public MigrationReport upgrade() {
		return told(this::upgradeToTarget);
	}

	private MigrationReport upgradeToTarget() {
		return run(scriptsToStart(), new Upgrade(this.settings.target()), PlanReview.ACCEPT);
	}

	/**
	 * Insist that the database stands at the target of a start already: wait for it,
	 * look, and change nothing. No lock is taken, SELECT on the ledger is enough, and a
	 * server that is read-only will do.
	 * @return what was found
	 * @throws LimbeckException if the files are wrong, the database cannot be reached, it
	 * contradicts the files, or something is pending or unfinished
	 */
	public MigrationReport verify() {
		return told(() -> look((verification, open) -> verification.verify()));
	}

	/**
	 * Wait until another process has brought the database to the target of a start, and
	 * change nothing. There is no limit while that process works; the wait ends once
	 * nothing has moved for as long as a waiter for the migration lock is patient. Takes
	 * as little as {@link #verify()}.
	 * @return what was found
	 * @throws LimbeckException if the files are wrong, the database cannot be reached or
	 * is lost again and again, it contradicts the files, or the patience is spent
	 */
	public MigrationReport await() {
		MigrationAwait await = new MigrationAwait(this.settings);
		return told(() -> look(await::await));
	}

	private MigrationReport look(Look look) {
		RevisionScripts loaded = scriptsToStart();
		WaitSettings wait = this.settings.waitSettings().readOnly();
		RunProgress progress = new RunProgress();
		MigrationReport report = new RunAttempts(this.settings, progress, loaded::readAll).attempt(wait, (open) -> {
			open.session().expectAnswers();
			Outcome outcome = look.run(new Verification(this.settings, loaded, open), open);
			return report(outcome, progress, open);
		});
		report.fields().info(logger).log(report.summary());
		return report;
	}

	private RevisionScripts scriptsToStart() {
		RevisionScripts loaded = this.revisions.readHeaders();
		loaded.missingLocations()
			.forEach((location) -> LogFields.NONE.warn(logger)
				.log("There are no revision files: {} does not exist (limbeck.locations). \"limbeck baseline\" takes over a "
						+ "database that exists", location));
		tellLeftOut(loaded);
		if (this.settings.wantsEverything()) {
			PositionChecks.checkHeads(loaded, this.settings.multipleHeads());
		}
		return loaded;
	}

	private static void tellLeftOut(RevisionScripts loaded) {
		loaded.foldersLeftOut()
			.forEach((folder) -> LogFields.NONE.warn(logger)
				.log("The scripts in {} are no revisions, and this version of Limbeck does not run them", folder));
	}

	/**
	 * Carry out a command: wait for the database, plan, ask, and do it, each step in a
	 * transaction of its own, or statement by statement.
	 * @param command what to do
	 * @param review looks at the plan before anything runs
	 * @return what was found and done
	 * @throws LimbeckException as for {@link #upgrade()}, or if the plan is declined
	 */
	public MigrationReport run(MigrationCommand command, PlanReview review) {
		return told(() -> {
			RevisionScripts loaded = this.revisions.readHeaders();
			if (command instanceof Upgrade) {
				tellLeftOut(loaded);
			}
			return run(loaded, command, review);
		});
	}

	private MigrationReport run(RevisionScripts loaded, MigrationCommand command, PlanReview review) {
		RunProgress progress = new RunProgress();
		MigrationReport report = report(loaded, this.settings.waitSettings(), progress,
				(run) -> run.carryOut(command, review, progress));
		report.fields().info(logger).log(report.summary());
		return report;
	}

	private MigrationReport told(Supplier<MigrationReport> run) {
		this.settings.listener().begun();
		try {
			MigrationReport report = run.get();
			this.settings.listener().finished(report);
			return report;
		}
		catch (RuntimeException ex) {
			this.settings.listener().failed(ex);
			throw ex;
		}
		catch (Error ex) {
			this.settings.listener().failed(new IllegalStateException(ex));
			throw ex;
		}
	}

	/**
	 * Run an upgrade as {@link #tryOut} does, whatever the plan.
	 * @param targets what to apply
	 * @return what was run; the position is that of the database, unchanged
	 * @throws LimbeckException as for {@link #upgrade()}
	 */
	public MigrationReport tryUpgrade(List<Symbol> targets) {
		return tryOut(new Upgrade(targets), PlanReview.ACCEPT);
	}

	/**
	 * Run an upgrade or a downgrade in one transaction, and roll it back, unless the plan
	 * is refused. It ends in front of the first step that runs outside of transactions.
	 * @param command what to do
	 * @param review looks at the plan before anything runs
	 * @return what was run; the position is that of the database, unchanged
	 * @throws LimbeckException as for {@link #run}, or if the plan is declined
	 */
	public MigrationReport tryOut(MigrationCommand command, PlanReview review) {
		RunProgress progress = new RunProgress();
		return quiet().report(scripts(), this.settings.waitSettings(), progress,
				(run) -> run.tryOut(command, review, progress));
	}

	/**
	 * Wait until the database answers and takes writes, and do nothing there. The wait
	 * ends early if the JVM is told to stop.
	 * @param wait how long, instead of what is configured
	 * @return an open connection and what the server said about itself
	 * @throws LimbeckException if the database cannot be reached
	 */
	public Reached reach(WaitSettings wait) {
		return quiet().attempts().await(wait);
	}

	/**
	 * Plan a command, and change nothing.
	 * @param command what to do
	 * @return the plan
	 * @throws LimbeckException if the files are wrong, the database cannot be reached, or
	 * there is no such plan
	 */
	public PlannedChange plan(MigrationCommand command) {
		RevisionScripts loaded = scripts();
		return quiet().onSession(this.settings.waitSettings().readOnly(),
				(open) -> new CommandAttempt(this.settings, loaded, open.session()).plan(command));
	}

	/**
	 * Tell why a command cannot be planned, or would not be carried out. Nothing is
	 * changed, and nothing logged.
	 * @param command what to do
	 * @return the reason, or nothing if it can
	 */
	public Optional<LimbeckException> refusal(MigrationCommand command) {
		try {
			RevisionScripts loaded = scripts();
			quiet().onSession(this.settings.waitSettings().readOnly(),
					(open) -> new CommandAttempt(this.settings, loaded, open.session()).planSilently(command));
			return Optional.empty();
		}
		catch (LimbeckException ex) {
			return Optional.of(ex);
		}
	}

	/**
	 * Look where the database stands. One try to connect, no lock, no change; a server
	 * that is read-only will do.
	 * @return what was found
	 * @throws LimbeckException if the files are wrong, or the database or its ledger
	 * cannot be read
	 */
	public MigrationReport observe() {
		Viewpoint viewpoint = viewpoint();
		return quiet().onSession(oneTry(),
				(open) -> report(new LedgerLook(this.settings, open.session()).inspect(viewpoint), new RunProgress(),
						open));
	}

	/**
	 * Look what the ledger holds. One try to connect, no lock, no change.
	 * @return what was found
	 * @throws LimbeckException as for {@link #observe()}
	 */
	public Inspection inspect() {
		Viewpoint viewpoint = viewpoint();
		return quiet().onSession(oneTry(), (open) -> {
			Outcome found = new LedgerLook(this.settings, open.session()).inspect(viewpoint);
			return new Inspection(found.rows(), found.position(), found.abandoned(), open.place(),
					this.settings.source());
		});
	}

	/**
	 * Read the rows of the ledger, and nothing else: neither the revision files nor
	 * {@code limbeck.target} have any part in it. One try to connect, no lock, no change.
	 * @return the rows, in no order; none if there is no ledger
	 * @throws LimbeckException if the database or its ledger cannot be read
	 */
	public List<AppliedRevision> rows() {
		return quiet().onSession(oneTry(), (open) -> new LedgerLook(this.settings, open.session()).rows());
	}

	/**
	 * Tell where a database stands whose ledger has certain rows. Nothing is contacted.
	 * @param rows what the ledger holds
	 * @return its position, seen from the revision files
	 * @throws LimbeckException if the files have to be read and are wrong, or have no
	 * such target
	 */
	public Position position(Collection<AppliedRevision> rows) {
		return viewpoint().position(rows);
	}

	/**
	 * Look where every revision stands, so cheaply that it may be asked again and again:
	 * one try to connect, one connection, one statement, no file, no lock, no change, and
	 * nothing in the log. SELECT on the ledger is enough, without entries also if not on
	 * its log, and a server that is read-only will do.
	 * @param entries how many entries of the log to read, at most
	 * @return what was found
	 * @throws LimbeckException as for {@link #observe()}
	 */
	public MigrationStatus status(int entries) {
		return new StatusLook(this.settings, viewpoint()).look(entries);
	}

	/**
	 * Read the end of the log that the database keeps. Takes no file.
	 * @param limit how many entries at most
	 * @return entries, newest first
	 * @throws LimbeckException if the database or its ledger cannot be read
	 */
	public List<LogEntry> log(int limit) {
		return quiet().onSession(oneTry(), (open) -> new LedgerLook(this.settings, open.session()).log(limit));
	}

	/**
	 * Make the ledger say of applied revisions what their files say now.
	 * @param symbols the revisions
	 * @return what has changed in those whose rows were changed
	 * @throws LimbeckException if one of them is not applied or has no file, or the
	 * database cannot be changed
	 */
	public List<UpgradeComparison> rechecksum(List<Symbol> symbols) {
		RevisionScripts loaded = scripts();
		return quiet().onSession(this.settings.waitSettings(),
				(open) -> new CommandAttempt(this.settings, loaded, open.session()).rechecksum(symbols));
	}

	/**
	 * Look what would be entered into an empty ledger because another tool has applied
	 * it. Nothing is changed.
	 * @param history reads what is applied
	 * @return the revisions, each behind those that it requires
	 * @throws LimbeckException if the ledger is not empty, it cannot be told what is
	 * applied, or the database cannot be read
	 */
	public List<ForeignRevision> examineForeign(ForeignHistory history) {
		RevisionScripts loaded = scripts();
		return quiet().onSession(oneTry(),
				(open) -> new LedgerAdoption(this.settings, loaded, open.session()).look(history));
	}

	/**
	 * Enter into an empty ledger what another tool has applied, in one transaction under
	 * the migration lock. Nothing is run, and nothing of the other tool is changed.
	 * @param history reads what is applied
	 * @return the revisions, each behind those that it requires
	 * @throws LimbeckException as for {@link #examineForeign}, or if the server refuses;
	 * then nothing is changed
	 */
	public List<ForeignRevision> adopt(ForeignHistory history) {
		RevisionScripts loaded = scripts();
		return quiet().onSession(this.settings.waitSettings(),
				(open) -> new LedgerAdoption(this.settings, loaded, open.session()).enter(history));
	}

	/**
	 * Take out of the ledger what {@link #adopt} has entered.
	 * @return the ids of the revisions
	 * @throws LimbeckException if the ledger holds others by now, or the server refuses;
	 * then nothing is changed
	 */
	public List<String> undoAdoption() {
		RevisionScripts loaded = scripts();
		return quiet().onSession(this.settings.waitSettings(),
				(open) -> new LedgerAdoption(this.settings, loaded, open.session()).undo());
	}

	/**
	 * Look whether the tables of the ledger are as they have to be, and what would mend
	 * them. Takes no file. One try to connect, no lock, no change.
	 * @return what was found
	 * @throws LimbeckException if the database cannot be read
	 */
	public LedgerRepair examineLedger() {
		return quiet().onSession(oneTry(), (open) -> new LedgerLook(this.settings, open.session()).damages());
	}

	/**
	 * Mend the tables of the ledger in one transaction. No revision is run, and none is
	 * taken to be applied that is not.
	 * @param found what {@link #examineLedger()} found
	 * @throws LimbeckException if the server refuses, or another process was faster; then
	 * nothing is changed
	 */
	public void repairLedger(LedgerRepair found) {
		quiet().onSession(this.settings.waitSettings(),
				(open) -> new UnderLock(this.settings, open.session()).repair(found));
	}

	/**
	 * Look whether the tables are there that applied revisions create, as far as their
	 * text and the catalog tell: what code does is not seen, nor columns. One try to
	 * connect, no lock, no change.
	 * @return the tables that are missing
	 * @throws LimbeckException if the files are wrong, or the database or its ledger
	 * cannot be read
	 */
	public List<MissingTable> missingTables() {
		RevisionScripts loaded = scripts();
		return quiet().onSession(oneTry(), (open) -> new SchemaLook(loaded, open.session().sql())
			.missing(new LedgerLook(this.settings, open.session()).rows()));
	}

	/**
	 * Look what has changed in the upgrades of revisions since they were applied. One try
	 * to connect, no lock, no change.
	 * @param ids the revisions
	 * @return a comparison for each that is applied and has a file, in this order
	 * @throws LimbeckException if the files are wrong, or the database or its ledger
	 * cannot be read
	 */
	public List<UpgradeComparison> compare(Collection<String> ids) {
		RevisionScripts loaded = scripts();
		return quiet().onSession(oneTry(),
				(open) -> new LedgerLook(this.settings, open.session()).compare(ids, loaded));
	}

	/**
	 * Read the revision files, and the declarations of revisions in Java.
	 * @return what they say
	 * @throws LimbeckException if anything is wrong with them, with all of it
	 */
	public RevisionScripts scripts() {
		return this.revisions.read();
	}

	/**
	 * Return the revisions, as the files declared them that were read last; only if none
	 * ever were they are read.
	 * @return their graph
	 * @throws LimbeckException if the files have to be read and are wrong
	 */
	public RevisionGraph graph() {
		return this.revisions.graph();
	}

	private Viewpoint viewpoint() {
		return Viewpoint.of(this.revisions.graph(), this.settings);
	}

	// Listeners are told of runs alone.
	private Migrator quiet() {
		return new Migrator(this.revisions, this.settings.quiet());
	}

	private WaitSettings oneTry() {
		return this.settings.waitSettings().readOnly().withTimeout(Duration.ZERO);
	}

	private MigrationReport report(RevisionScripts loaded, WaitSettings wait, RunProgress progress, Attempt attempt) {
		return new RunAttempts(this.settings, progress, loaded::readAll).attempt(wait, (open) -> {
			Outcome outcome = attempt.run(new CommandAttempt(this.settings, loaded, open.session()));
			return report(outcome, progress, open);
		});
	}

	private MigrationReport report(Outcome outcome, RunProgress progress, OpenSession open) {
		return new MigrationReport(outcome.position(), progress.plan(outcome.position().current()), progress.steps(),
				progress.repeatables(), progress.untried(), outcome.abandoned(), open.elapsed(), open.tries(),
				open.place(), this.settings.source());
	}

	private <T> T onSession(WaitSettings wait, Work<T> work) {
		return attempts().attempt(wait, work);
	}

	private RunAttempts attempts() {
		return new RunAttempts(this.settings, new RunProgress(), () -> {
		});
	}

	/**
	 * One attempt to carry something out.
	 */
	private interface Attempt {

		Outcome run(CommandAttempt run) throws SQLException;

	}

	/**
	 * A look that insists on what it sees, or waits for it.
	 */
	private interface Look {

		Outcome run(Verification verification, OpenSession open) throws SQLException;

	}

}
