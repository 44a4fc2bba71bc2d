package dev.limbeck.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Step;
import dev.limbeck.script.RevisionScripts;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to bring a database to the heads, on one session.
 */
final class UpgradeRun {

	private final MigratorSettings settings;

	private final RevisionScripts scripts;

	private final MigrationSession session;

	private final Ledger ledger;

	private final StandingChecks checks;

	private final List<AppliedStep> steps;

	UpgradeRun(MigratorSettings settings, RevisionScripts scripts, MigrationSession session, List<AppliedStep> steps) {
		this.steps = steps;
		this.settings = settings;
		this.scripts = scripts;
		this.session = session;
		this.ledger = new Ledger(settings.ledgerSchema());
		this.checks = new StandingChecks(scripts, settings.onAhead());
	}

	/**
	 * Apply what is pending. Without anything pending no lock is taken.
	 * @return where the database stands afterwards
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if something else goes wrong
	 */
	Outcome upgrade() throws SQLException {
		LedgerState state = read();
		Position position = standing(state);
		if (position.pending().isEmpty() && position.unfinished().isEmpty()) {
			return new Outcome(position, Set.of());
		}
		this.session.refusePooler(this.settings.lockPooler());
		MigrationLock lock = new MigrationLock(this.ledger, this.settings.lockWait(), this.settings.pacing());
		explain(state, () -> {
			lock.acquire(this.session.session(), state.exists());
			return lock;
		});
		try {
			return new Outcome(upgradeLocked(), Set.of());
		}
		finally {
			this.session.afterwards(lock::release);
		}
	}

	/**
	 * Look where the database stands, and change nothing.
	 * @return the position
	 * @throws SQLException if the connection is lost
	 */
	Outcome inspect() throws SQLException {
		Position position = Position.of(this.scripts.graph(), read().rows());
		boolean abandoned = !position.unfinished().isEmpty()
				&& LockHolder.find(this.session.session(), this.ledger, false).pid() == 0;
		return new Outcome(position, abandoned ? position.unfinished() : Set.of());
	}

	private Position upgradeLocked() throws SQLException {
		// Whoever held the lock before may have done the work.
		LedgerState state = read();
		Position position = standing(state);
		if (!position.unfinished().isEmpty()) {
			throw LedgerErrors.unfinished(this.ledger, position.unfinished());
		}
		Plan plan = Plan.upgradeToHeads(this.scripts.graph(), position);
		PendingScriptChecks.check(plan.steps().stream().map((step) -> this.scripts.get(step.revision())).toList());
		if (!state.exists()) {
			create(state);
		}
		RevisionRunner runner = new RevisionRunner(this.settings, this.scripts.graph(), this.session);
		List<String> done = new ArrayList<>();
		for (Step step : plan.steps()) {
			this.steps
				.add(runner.run(this.scripts.get(step.revision()), () -> position.with(this.scripts.graph(), done)));
			done.add(step.revision());
		}
		return position.with(this.scripts.graph(), done);
	}

	private LedgerState read() throws SQLException {
		return explain(null, () -> new LedgerReader(this.ledger).read(this.session.session()));
	}

	private void create(LedgerState state) throws SQLException {
		explain(state, () -> {
			this.session.session().execute(this.ledger.creation(!state.schemaExists()));
			return state;
		});
	}

	private <T> T explain(@Nullable LedgerState state, LedgerAccess<T> access) throws SQLException {
		try {
			return access.run();
		}
		catch (SQLException ex) {
			if ("42501".equals(ex.getSQLState())) {
				throw LedgerErrors.missingPrivilege(this.ledger, state, this.session.role(), ex);
			}
			throw ex;
		}
	}

	private Position standing(LedgerState state) {
		Position position = Position.of(this.scripts.graph(), state.rows());
		this.checks.check(position, state.rows());
		return position;
	}

	/**
	 * What a run came to.
	 *
	 * @param position where the database stands
	 * @param abandoned unfinished revisions that nobody is working on
	 */
	record Outcome(Position position, Set<String> abandoned) {

	}

	/**
	 * A use of the ledger.
	 *
	 * @param <T> what it yields
	 */
	private interface LedgerAccess<T> {

		T run() throws SQLException;

	}

}
