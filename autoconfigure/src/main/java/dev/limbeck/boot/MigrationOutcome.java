package dev.limbeck.boot;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.migrate.MigrationStatus;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Position;
import org.jspecify.annotations.Nullable;

/**
 * What a start came to, and where the database stands since.
 *
 * @param report what was found and done, with the position that was seen last, or
 * {@code null} if nothing was looked at
 * @param reason why nothing was looked at, or {@code null}
 * @param undeclared ids that were seen since and that no file of this release declares
 * @param diagnosis what the doctor finds in what is known
 */
public record MigrationOutcome(@Nullable MigrationReport report, @Nullable String reason, Set<String> undeclared,
		Diagnosis diagnosis) {

	static MigrationOutcome of(MigrationReport report, Diagnosis diagnosis) {
		return new MigrationOutcome(report, null, Set.of(), diagnosis);
	}

	static MigrationOutcome notRun(String reason) {
		return new MigrationOutcome(null, reason, Set.of(), Diagnosis.NONE);
	}

	MigrationOutcome now(MigrationStatus status, Diagnosis found) {
		MigrationReport before = (this.report != null) ? this.report : nothingDone(status);
		MigrationReport now = new MigrationReport(status.position(), before.plan(), before.steps(),
				before.repeatables(), before.untried(), status.abandoned(), before.elapsed(), before.attempts(),
				status.database(), status.source());
		return new MigrationOutcome(now, null, status.undeclared(), found);
	}

	private static MigrationReport nothingDone(MigrationStatus status) {
		Position position = status.position();
		return new MigrationReport(position, new Plan(position.current(), List.of(), position.current()), List.of(),
				List.of(), List.of(), status.abandoned(), Duration.ZERO, 0, status.database(), status.source());
	}

}
