package dev.limbeck.doctor.scratch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.doctor.file.History;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;

/**
 * Tries all revisions, and tells what they show.
 *
 * @param examination how they are tried
 */
public record ScratchTrial(ScratchExamination examination) {

	private static final String EMPTY_LEDGER = "empty-ledger";

	private static final String NOT_TRIED = "Not tried on a scratch database: ";

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
			return new Tried(known, List.of(NOT_TRIED + why + "."));
		}
		try {
			return find(tried.get(), known);
		}
		catch (LimbeckException ex) {
			return new Tried(known, List.of(NOT_TRIED + ex.description()));
		}
	}

	private Tried find(TriedRevisions tried, List<Finding> known) {
		Function<Connector, Migrator> own = (
				connector) -> this.examination.migrators().apply(connector).reading(tried::scripts);
		try (FromZero.Reached reached = new FromZero(this.examination.scratch(), own, tried).run()) {
			if (!reached.findings().isEmpty() && isAppliedWithoutSettings(own, tried)) {
				return new ScratchTrial(withoutSettings()).find(tried, known);
			}
			List<Finding> findings = new ArrayList<>(known);
			findings.addAll(reached.findings());
			SchemaOutcome outcome = SchemaOutcome.of(reached.database(), this.examination.scope(),
					this.examination.scratch().version());
			BranchOrder orders = new BranchOrder(this.examination.scratch(), own, tried.scripts(), reached.applied(),
					outcome);
			List<String> omissions = new ArrayList<>();
			try {
				findings.addAll(tried(own, tried, orders, outcome));
			}
			catch (LimbeckException ex) {
				omissions.add("Not tried back and in other orders: " + ex.description());
			}
			return compared(own, tried, orders, new Tried(findings, omissions));
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
	private List<Finding> tried(Function<Connector, Migrator> own, TriedRevisions tried, BranchOrder orders,
			SchemaOutcome outcome) {
		ScratchServer scratch = this.examination.scratch();
		Scope scope = this.examination.scope();
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
	private Tried compared(Function<Connector, Migrator> own, TriedRevisions tried, BranchOrder orders, Tried found) {
		DatabaseModel live = this.examination.live();
		if (live == null
				|| found.findings().stream().anyMatch((finding) -> finding.id().equals("database-unreachable"))) {
			return found;
		}
		try {
			List<AppliedRevision> rows = own.apply(live.connector()).rows();
			LiveComparison comparison = new LiveComparison(this.examination.scratch(), own, this.examination.scope(),
					live);
			if (rows.isEmpty()) {
				return new Tried(withoutRows(comparison, tried, orders, found.findings()), found.omissions());
			}
			String reason = tried.untold(rows, orders.usual());
			return (reason == null) ? found.with(comparison.drift(rows))
					: found.without("Not compared with " + live.name() + ": " + reason + ".");
		}
		catch (LimbeckException ex) {
			return found.without("Not compared with " + live.name() + ": " + ex.description());
		}
	}

	private static List<Finding> withoutRows(LiveComparison comparison, TriedRevisions tried, BranchOrder orders,
			List<Finding> findings) {
		boolean possible = tried.standIns().isEmpty() && !orders.usual().isEmpty();
		List<Finding> compared = new ArrayList<>(findings);
		if (possible) {
			List<List<String>> ways = new ArrayList<>(List.of(orders.usual()));
			ways.addAll(orders.others());
			compared.replaceAll((finding) -> finding.id().equals(EMPTY_LEDGER)
					? comparison.compared(finding, tried.graph(), ways) : finding);
		}
		// What is to be stamped is not to be applied.
		compared.removeIf((finding) -> possible && finding.id().equals("behind")
				&& compared.stream().anyMatch((other) -> other.id().equals(EMPTY_LEDGER)));
		return compared;
	}

	/**
	 * What a trial has shown.
	 *
	 * @param findings all that was found, in no particular order
	 * @param omissions what was not tried and why, as sentences
	 */
	public record Tried(List<Finding> findings, List<String> omissions) {

		/**
		 * Copy the lists.
		 */
		public Tried {
			findings = List.copyOf(findings);
			omissions = List.copyOf(omissions);
		}

		private Tried with(List<Finding> more) {
			return new Tried(Stream.concat(this.findings.stream(), more.stream()).toList(), this.omissions);
		}

		private Tried without(String omission) {
			return new Tried(this.findings, Stream.concat(this.omissions.stream(), Stream.of(omission)).toList());
		}

	}

}
