package dev.limbeck.doctor.scratch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.doctor.file.History;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;

/**
 * Tries all revisions, and tells what they show.
 *
 * @param examination how they are tried
 */
public record ScratchTrial(ScratchExamination examination) {

	private static final String EMPTY_LEDGER = "empty-ledger";

	/**
	 * Try all revisions.
	 * @param history what files declare
	 * @param known what was found so far
	 * @return that, and what was found here
	 */
	public Tried examine(History history, List<Finding> known) {
		Optional<TriedRevisions> tried = TriedRevisions.of(history);
		if (tried.isEmpty()) {
			String why = history.revisions().isEmpty() ? "there are no revisions" : "what the files say cannot be told";
			return new Tried(known, "Not tried on a scratch database: " + why + ".");
		}
		try {
			return find(tried.get(), known);
		}
		catch (LimbeckException ex) {
			return new Tried(known, "Not tried on a scratch database: " + ex.description());
		}
	}

	private Tried find(TriedRevisions tried, List<Finding> known) {
		Function<Connector, Migrator> own = (
				connector) -> this.examination.migrators().apply(connector).reading(tried::scripts);
		List<Finding> findings = new ArrayList<>(known);
		try (FromZero.Reached reached = new FromZero(this.examination.scratch(), own, tried).run()) {
			if (!reached.findings().isEmpty() && isAppliedWithoutSettings(own, tried)) {
				return new ScratchTrial(withoutSettings()).find(tried, known);
			}
			findings.addAll(reached.findings());
			findings.addAll(tried(own, tried, reached));
			boolean whole = reached.findings().isEmpty() && tried.standIns().isEmpty();
			DatabaseModel live = this.examination.live();
			return (live != null && whole) ? compared(live, own, tried, findings) : new Tried(findings, null);
		}
	}

	// Those of the live database may be what only a late revision stands.
	private boolean isAppliedWithoutSettings(Function<Connector, Migrator> own, TriedRevisions tried) {
		if (!UnsetScratch.differs(this.examination.scratch())) {
			return false;
		}
		try (FromZero.Reached reached = new FromZero(withoutSettings().scratch(), own, tried).run()) {
			return reached.findings().isEmpty();
		}
	}

	private ScratchExamination withoutSettings() {
		return new ScratchExamination(new UnsetScratch(this.examination.scratch()), this.examination.migrators(),
				this.examination.scope(), this.examination.live());
	}

	// One walk tells of both, if there is nothing to tell: it takes branches in another
	// order.
	private List<Finding> tried(Function<Connector, Migrator> own, TriedRevisions tried, FromZero.Reached reached) {
		ScratchServer scratch = this.examination.scratch();
		Scope scope = this.examination.scope();
		SchemaOutcome outcome = SchemaOutcome.of(reached.database(), scope, scratch.version());
		BranchOrder orders = new BranchOrder(scratch, own, tried.scripts(), reached.applied(), outcome);
		List<List<String>> others = orders.others();
		boolean sound = !others.isEmpty()
				&& new RoundTrips(scratch, own, scope, tried).areSound(others.get(0), outcome);
		List<Finding> findings = new ArrayList<>();
		orders.find(others.subList(sound ? 1 : 0, others.size())).ifPresent(findings::add);
		if (!sound) {
			findings.addAll(new RoundTrips(scratch, own, scope, tried).find(orders.usual()));
		}
		return findings;
	}

	// What was tried is known, even if nothing can be compared with it.
	private Tried compared(DatabaseModel live, Function<Connector, Migrator> own, TriedRevisions tried,
			List<Finding> findings) {
		if (findings.stream().anyMatch((finding) -> finding.id().equals("database-unreachable"))) {
			return new Tried(findings, null);
		}
		try {
			return new Tried(withLive(live, own, tried, findings), null);
		}
		catch (LimbeckException ex) {
			return new Tried(findings, "Not compared with " + live.name() + ": " + ex.description());
		}
	}

	private List<Finding> withLive(DatabaseModel database, Function<Connector, Migrator> own, TriedRevisions tried,
			List<Finding> findings) {
		LiveComparison comparison = new LiveComparison(this.examination.scratch(), own, this.examination.scope(),
				database);
		List<Finding> compared = new ArrayList<>(findings);
		compared.replaceAll((finding) -> finding.id().equals(EMPTY_LEDGER)
				? comparison.compared(finding, tried.graph().heads()) : finding);
		// What is to be stamped is not to be applied.
		compared.removeIf((finding) -> finding.id().equals("behind")
				&& compared.stream().anyMatch((other) -> other.id().equals(EMPTY_LEDGER)));
		List<AppliedRevision> rows = own.apply(database.connector()).rows();
		boolean known = rows.stream()
			.allMatch((row) -> row.state() == AppliedRevision.State.APPLIED && tried.graph().find(row.id()) != null);
		if (!rows.isEmpty() && known) {
			compared.addAll(comparison.drift(rows));
		}
		return compared;
	}

	/**
	 * What a trial has shown.
	 *
	 * @param findings all that was found, in no particular order
	 * @param omission what was not tried and why, one sentence, or {@code null}
	 */
	public record Tried(List<Finding> findings, @Nullable String omission) {

		/**
		 * Copy the list.
		 */
		public Tried {
			findings = List.copyOf(findings);
		}

	}

}
