package dev.limbeck.doctor.scratch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.migrate.MigrationCommand;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.proof.ProofReport;
import dev.limbeck.proof.revision.RevisionProof;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionScript;
import org.jspecify.annotations.Nullable;

/**
 * Leads a database with rows through all revisions, each up, down and up again. Most of
 * them show within one transaction that they lead back; only the others are tried on a
 * copy, with all that can be compared.
 */
final class RoundTrips {

	private final ScratchServer scratch;

	private final Function<Connector, Migrator> migrators;

	private final Scope scope;

	private final TriedRevisions tried;

	private final Set<String> done = new HashSet<>();

	private final List<Finding> findings = new ArrayList<>();

	private @Nullable Walk walk;

	private long filled;

	private boolean begunAnew;

	RoundTrips(ScratchServer scratch, Function<Connector, Migrator> migrators, Scope scope, TriedRevisions tried) {
		this.scratch = scratch;
		this.migrators = migrators;
		this.scope = scope;
		this.tried = tried;
	}

	/**
	 * Try some revisions.
	 * @param order those that can be applied to a new database, in such an order
	 * @return what was found
	 */
	List<Finding> find(List<String> order) {
		led(order, false).close();
		return this.findings;
	}

	/**
	 * Tell whether there is nothing to find, and an order leads where another one does.
	 * @param order as above
	 * @param outcome where the other one leads
	 * @return whether that is so; if not, how it is has not been found out
	 */
	boolean areSound(List<String> order, SchemaOutcome outcome) {
		try (ScratchDatabase database = led(order, true)) {
			return this.findings.isEmpty() && !this.begunAnew && outcome.changes(database).isEmpty();
		}
		catch (LimbeckException ex) {
			return false; // Why this order fails is told by who compares orders.
		}
	}

	private ScratchDatabase led(List<String> order, boolean untilFound) {
		ScratchDatabase database = this.scratch.create();
		try {
			for (String id : order) {
				if (!untilFound || (this.findings.isEmpty() && !this.begunAnew)) {
					database = led(database, revision(id));
				}
			}
			leave();
			return database;
		}
		catch (SQLException ex) {
			database.close();
			throw new LimbeckException("not-tried",
					"The connection to a scratch database was lost: " + ServerErrors.message(ex) + ".", "Try again.");
		}
		catch (RuntimeException | Error ex) {
			database.close();
			throw ex;
		}
	}

	private ScratchDatabase led(ScratchDatabase database, Revision revision) throws SQLException {
		boolean gone = gone(database, revision);
		if (!gone) {
			leave();
			tryOut(database, revision);
		}
		this.done.add(revision.id());
		return gone ? database : followed(database, revision);
	}

	private Revision revision(String id) {
		return Objects.requireNonNull(this.tried.graph().find(id));
	}

	private boolean gone(ScratchDatabase database, Revision revision) throws SQLException {
		RevisionDefinition definition = this.tried.scripts().get(revision.id());
		DirectStep step = (definition instanceof RevisionScript script) ? DirectStep.of(script) : null;
		if (step == null) {
			return false;
		}
		Walk open = this.walk;
		if (open == null) {
			open = new Walk(database, this.filled);
			this.walk = open;
		}
		return open.go(step);
	}

	private void leave() {
		if (this.walk != null) {
			this.filled = this.walk.filled();
			this.walk.close();
			this.walk = null;
		}
	}

	private void tryOut(ScratchDatabase database, Revision revision) {
		boolean reversible = this.tried.scripts().get(revision.id()).reversible();
		RevisionProof proof = new RevisionProof(this.scratch, this.migrators, this.scope, null);
		stamp(database);
		if (hasSiblings(revision)) {
			add(revision, proof.prove(revision, reversible), null);
			return;
		}
		try (ScratchDatabase copy = this.scratch.copy(database)) {
			ProofReport report = proof.prove(copy, revision, reversible);
			add(revision, report, (reversible && !report.isProven()) ? again(copy, revision) : null);
		}
	}

	private void add(Revision revision, ProofReport report, @Nullable String again) {
		this.findings.addAll(new RoundTripFindings(revision).of(report, again));
	}

	private @Nullable String again(ScratchDatabase copy, Revision revision) {
		try {
			run(copy, new Upgrade(List.of(Symbol.parse(revision.id()))));
			return null;
		}
		catch (LimbeckException ex) {
			return ex.description().lines().skip(1).findFirst().orElse(ex.description());
		}
	}

	// A downgrade to its parent would take them, too.
	private boolean hasSiblings(Revision revision) {
		RevisionGraph graph = this.tried.graph();
		Set<String> siblings = new HashSet<>(revision.parents().isEmpty() ? graph.bases() : Set.of());
		revision.parents().forEach((parent) -> siblings.addAll(graph.children(parent)));
		siblings.retainAll(this.done);
		return !siblings.isEmpty();
	}

	private void stamp(ScratchDatabase database) {
		if (!this.done.isEmpty()) {
			run(database, new Stamp(FromZero.targets(this.tried.graph(), this.done), true));
		}
	}

	// Made-up rows may be in the way: then it goes on without any.
	private ScratchDatabase followed(ScratchDatabase database, Revision revision) {
		try {
			run(database, new Upgrade(List.of(Symbol.parse(revision.id()))));
			return database;
		}
		catch (LimbeckException ex) {
			database.close();
			return begunAnew();
		}
	}

	private ScratchDatabase begunAnew() {
		ScratchDatabase empty = this.scratch.create();
		try {
			this.filled = 0;
			this.begunAnew = true;
			run(empty, new Upgrade(FromZero.targets(this.tried.graph(), this.done)));
			return empty;
		}
		catch (RuntimeException | Error ex) {
			empty.close();
			throw ex;
		}
	}

	private void run(ScratchDatabase database, MigrationCommand command) {
		this.migrators.apply(database.connector()).run(command, PlanReview.ACCEPT);
	}

}
