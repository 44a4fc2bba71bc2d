package dev.limbeck.boot.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.boot.LimbeckInitializer;
import dev.limbeck.boot.MigrationOutcome;
import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.revision.Position;
import dev.limbeck.step.AppliedStep;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells where the schema stands, from what was seen last: answering costs no SQL.
 */
class MigrationsHealthIndicator extends AbstractHealthIndicator {

	private final LimbeckInitializer initializer;

	MigrationsHealthIndicator(LimbeckInitializer initializer) {
		super("The state of the migrations could not be told");
		this.initializer = initializer;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		MigrationOutcome outcome = this.initializer.outcome();
		MigrationReport report = outcome.report();
		if (report == null) {
			builder.unknown().withDetail("reason", String.valueOf(outcome.reason()));
			return;
		}
		builder.status(status(report, outcome.undeclared()))
			.withDetails(details(report, report.position()))
			.withDetails(findings(outcome.diagnosis()));
	}

	// What a newer release is doing to the database does not make this one unfit.
	private static Status status(MigrationReport report, Set<String> undeclared) {
		Position position = report.position();
		if (!undeclared.containsAll(report.abandoned())) {
			return Status.DOWN;
		}
		boolean complete = position.pending().isEmpty() && undeclared.containsAll(position.unfinished());
		return complete ? Status.UP : Status.OUT_OF_SERVICE;
	}

	private static Map<String, Object> details(MigrationReport report, Position position) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("current", position.current());
		details.put("heads", position.heads());
		details.put("pending", position.pending().size());
		details.put("applied", position.applied().size());
		if (!position.unknown().isEmpty()) {
			details.put("ahead", position.unknown());
		}
		if (!position.unfinished().isEmpty()) {
			details.put("running", position.unfinished());
		}
		if (!report.abandoned().isEmpty()) {
			details.put("abandoned", report.abandoned());
		}
		details.put("thisStart", thisStart(report));
		details.put("database", report.database());
		details.put("source", report.source());
		return details;
	}

	private static Map<String, Object> findings(Diagnosis diagnosis) {
		List<Finding> findings = diagnosis.findings();
		return findings.isEmpty() ? Map.of()
				: Map.of("findings", Map.of("number", findings.size(), "worst", findings.get(0).id()));
	}

	private static Map<String, Object> thisStart(MigrationReport report) {
		List<String> applied = report.steps().stream().map(AppliedStep::revision).toList();
		return Map.of("applied", applied, "elapsed", report.elapsed().toMillis() + "ms", "attempts", report.attempts());
	}

}
