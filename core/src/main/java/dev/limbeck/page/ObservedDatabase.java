package dev.limbeck.page;

import dev.limbeck.LimbeckException;
import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.migrate.MigrationStatus;
import dev.limbeck.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;

/**
 * One database as somebody saw it: either there is a failure, or there is a status.
 *
 * @param name of the application context that migrates it
 * @param status where it stands, or {@code null} if that cannot be told
 * @param graph the revisions of the files
 * @param diagnosis what the doctor finds in what is known anyway
 * @param failure why nothing can be told, or {@code null}
 */
public record ObservedDatabase(String name, @Nullable MigrationStatus status, RevisionGraph graph, Diagnosis diagnosis,
		@Nullable LimbeckException failure) {

}
