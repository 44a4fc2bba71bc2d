package dev.limbeck.boot.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.boot.LimbeckInitializer;
import dev.limbeck.migrate.AppliedStep;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.revision.Position;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Tells where the schema stands, from what the start found: answering costs no SQL.
 */
class MigrationsHealthIndicator extends AbstractHealthIndicator {

	private final LimbeckInitializer initializer;

	MigrationsHealthIndicator(LimbeckInitializer initializer) {
		super("The state of the migrations could not be told");
		this.initializer = initializer;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		MigrationReport report = this.initializer.outcome().report();
		if (report == null) {
			builder.unknown().withDetail("reason", String.valueOf(this.initializer.outcome().reason()));
			return;
		}
		Position position = report.position();
		builder.up();
		if (!report.abandoned().isEmpty()) {
			builder.down().withDetail("abandoned", report.abandoned());
		}
		else if (!position.pending().isEmpty() || !position.unfinished().isEmpty()) {
			builder.outOfService();
		}
		builder.withDetails(details(report, position));
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
		details.put("thisStart", thisStart(report));
		details.put("database", report.database());
		details.put("source", report.source());
		return details;
	}

	private static Map<String, Object> thisStart(MigrationReport report) {
		List<String> applied = report.steps().stream().map(AppliedStep::revision).toList();
		return Map.of("applied", applied, "elapsed", report.elapsed().toMillis() + "ms", "attempts", report.attempts());
	}

}
