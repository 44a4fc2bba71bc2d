package dev.limbeck.migrate;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.ServerState.Mode;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerState;
import dev.limbeck.ledger.LedgerStore;
import dev.limbeck.ledger.LockHolder;
import dev.limbeck.ledger.SourceHashes;
import dev.limbeck.migrate.CommandAttempt.Outcome;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.RunAttempts.OpenSession;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.location.RevisionScripts;

/**
 * Looks whether another process has brought a database to where a start wants it. Reads
 * the ledger and nothing else: SELECT on its tables is enough, and a standby will do.
 */
final class Verification {

	private final MigratorSettings settings;

	private final OpenSession open;

	private final Ledger ledger;

	private final LedgerStore store;

	private final SourceHashes hashes;

	private final RevisionGraph graph;

	private final PositionChecks checks;

	private List<String> applied = List.of();

	Verification(MigratorSettings settings, RevisionScripts scripts, OpenSession open) {
		this.settings = settings;
		this.open = open;
		this.ledger = new Ledger(settings.ledgerSchema());
		this.store = LedgerStore.toRead(this.ledger, open.session());
		this.hashes = new SourceHashes(scripts);
		this.graph = scripts.graph();
		this.checks = new PositionChecks(scripts, settings, this.store::upgradesInSight, new HashSet<>()::add);
	}

	/**
	 * Look, and insist.
	 * @return where the database stands
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if it does not stand there
	 */
	Outcome verify() throws SQLException {
		View view = view();
		if (!view.arrived()) {
			throw new VerificationErrors(this.settings, this.open.place(), view).notThere(holder());
		}
		return view.outcome();
	}

	/**
	 * Read the ledger, and compare it with the files.
	 * @return what it holds
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if the two contradict each other
	 */
	View view() throws SQLException {
		LedgerState state = this.settings.wantsEverything() ? this.store.readUnless(this.hashes) : this.store.read();
		if (state.expected()) {
			return new View(true, List.of(), List.of(), Position.complete(this.graph));
		}
		this.checks.check(new Upgrade(this.settings.target()), state.rows());
		this.applied = state.rows()
			.stream()
			.filter((row) -> row.state() == AppliedRevision.State.APPLIED)
			.map(AppliedRevision::id)
			.toList();
		return new View(state.exists(), state.others(), state.rows(), this.checks.position(state.rows()));
	}

	/**
	 * Read as little as tells whether it is worth another view.
	 * @return a text that changes with the ledger, empty if there is none
	 * @throws SQLException if the connection is lost
	 */
	String trace() throws SQLException {
		return this.store.trace();
	}

	LockHolder holder() throws SQLException {
		return LockHolder.find(this.open.session().sql(), this.ledger, this.applied);
	}

	boolean onStandby() {
		return this.open.reached().server().mode() == Mode.STANDBY;
	}

	String place() {
		return this.open.place();
	}

	/**
	 * What a ledger held.
	 *
	 * @param ledgerExists whether there is one
	 * @param others what else remembers migrations if there is none, as sentences
	 * @param rows what it remembers, if they had to be read
	 * @param position where the database stands, seen from the files
	 */
	record View(boolean ledgerExists, List<String> others, List<AppliedRevision> rows, Position position) {

		boolean arrived() {
			return this.position.pending().isEmpty() && this.position.unfinished().isEmpty();
		}

		Outcome outcome() {
			return new Outcome(this.rows, this.position, Set.of());
		}

	}

}
