package dev.limbeck.boot.endpoint;

import java.util.List;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.migrate.MigrationStatus;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint tells of one application context. Either there is an error, or there
 * is everything else.
 *
 * @param parentId id of the parent context, if there is one
 * @param error why nothing can be told
 * @param database host, port and name
 * @param source who named the database, such as {@code DATABASE_URL}
 * @param current where the database stands
 * @param heads the heads of the revision files
 * @param pending what a start would apply, in that order
 * @param ahead what the database has and no file declares
 * @param abandoned what was begun, not finished, and nobody is working on
 * @param findings what the doctor finds in what is told here
 * @param revisions all of them, parents before children
 * @param log what was done last, newest first
 */
public record ContextDescriptor(@Nullable String parentId, @Nullable ErrorDescriptor error, @Nullable String database,
		@Nullable String source, @Nullable Set<String> current, @Nullable Set<String> heads,
		@Nullable List<String> pending, @Nullable Set<String> ahead, @Nullable Set<String> abandoned,
		@Nullable FindingsDescriptor findings, @Nullable List<RevisionDescriptor> revisions,
		@Nullable List<LogDescriptor> log) {

	static ContextDescriptor of(MigrationStatus status, Diagnosis diagnosis, @Nullable String parentId) {
		Position position = status.position();
		return new ContextDescriptor(parentId, null, status.database(), status.source(), position.current(),
				position.heads(), position.pending().stream().map(Revision::id).toList(), position.unknown(),
				status.abandoned(), FindingsDescriptor.of(diagnosis),
				status.revisions().stream().map(RevisionDescriptor::of).toList(),
				status.log().stream().map(LogDescriptor::of).toList());
	}

	static ContextDescriptor of(LimbeckException failure, @Nullable String parentId) {
		ErrorDescriptor error = new ErrorDescriptor(failure.code(), failure.description(), failure.action());
		return new ContextDescriptor(parentId, error, null, null, null, null, null, null, null, null, null, null);
	}

	/**
	 * What "limbeck doctor" would say of what is known.
	 *
	 * @param number how many findings there are
	 * @param worst the id of the worst, or {@code null} if there is none
	 */
	public record FindingsDescriptor(int number, @Nullable String worst) {

		static FindingsDescriptor of(Diagnosis diagnosis) {
			List<Finding> findings = diagnosis.findings();
			return new FindingsDescriptor(findings.size(), findings.isEmpty() ? null : findings.get(0).id());
		}

	}

	/**
	 * Why nothing can be told.
	 *
	 * @param code for programs
	 * @param description what happened and why
	 * @param action what to do
	 */
	public record ErrorDescriptor(String code, String description, String action) {

	}

}
