package dev.limbeck.boot.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.limbeck.ledger.LedgerRow;
import dev.limbeck.migrate.RevisionStatus;
import dev.limbeck.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint tells of one revision. What the ledger does not hold is left out.
 *
 * @param revision its id
 * @param parents the ids it revises
 * @param dependsOn ids or labels it depends on
 * @param labels branch labels it declares
 * @param description what it does, in one line
 * @param createdAt when it was written
 * @param state such as {@code applied} or {@code pending}
 * @param origin how it came into the ledger: {@code upgrade}, {@code stamp} or
 * {@code adopt}
 * @param appliedAt when it was applied, or begun if it is not finished
 * @param durationMs how long that took
 * @param appliedBy the role
 * @param application the application
 * @param host the machine
 */
public record RevisionDescriptor(String revision, List<String> parents, List<String> dependsOn, List<String> labels,
		String description, @Nullable Instant createdAt, String state, @Nullable String origin,
		@Nullable Instant appliedAt, @Nullable Long durationMs, @Nullable String appliedBy,
		@Nullable String application, @Nullable String host) {

	static RevisionDescriptor of(RevisionStatus status) {
		Revision revision = status.revision();
		LedgerRow row = status.row();
		if (row == null) {
			return new RevisionDescriptor(revision.id(), revision.parents(), revision.dependsOn(), revision.labels(),
					revision.description(), revision.created(), status.state().code(), null, null, null, null, null,
					null);
		}
		Duration duration = row.duration();
		return new RevisionDescriptor(revision.id(), revision.parents(), revision.dependsOn(), revision.labels(),
				revision.description(), revision.created(), status.state().code(), row.origin(), row.appliedAt(),
				(duration != null) ? duration.toMillis() : null, row.appliedBy(), row.application(), row.host());
	}

}
