package dev.limbeck.doctor.scratch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.proof.ProofReport;
import dev.limbeck.proof.ProofReport.Stage;
import dev.limbeck.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a revision did when it was tried up and down.
 *
 * @param revision the revision
 */
record RoundTripFindings(Revision revision) {

	/**
	 * Tell what a trial has shown.
	 * @param report what it has shown
	 * @param again why it cannot be applied again, or {@code null}
	 * @return at most one finding of each kind
	 */
	List<Finding> of(ProofReport report, @Nullable String again) {
		List<Finding> findings = new ArrayList<>();
		String named = "Revision " + this.revision.id() + " (" + this.revision.origin() + ")";
		add(findings, "fails-on-rows", named + " fails where tables have rows:", lines(report, Stage.THERE));
		add(findings, "loses-rows", named + " takes or changes rows:", lines(report, Stage.ROWS));
		List<String> back = lines(report, Stage.BACK);
		if (again != null && !back.isEmpty()) {
			back.add("Applying it again fails: " + again);
		}
		add(findings, "round-trip", named + ", taken back, leaves something else than it found:", back);
		return findings;
	}

	private void add(List<Finding> findings, String id, String title, List<String> lines) {
		if (!lines.isEmpty()) {
			findings.add(Catalogue.get(id)
				.found(Place.file(this.revision.origin()), title + "\n" + String.join("\n", lines)));
		}
	}

	// The observer and the reader of facts tell the same twice.
	private static List<String> lines(ProofReport report, Stage stage) {
		List<ProofReport.Problem> problems = report.problems()
			.stream()
			.filter((problem) -> problem.stage() == stage)
			.toList();
		boolean facts = problems.stream().anyMatch((problem) -> !problem.observed());
		return problems.stream()
			.filter((problem) -> !facts || !problem.observed())
			.map(ProofReport.Problem::description)
			.collect(Collectors.toCollection(ArrayList::new));
	}

}
