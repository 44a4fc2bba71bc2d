package dev.limbeck.doctor.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Revisions that say they are older than what they revise.
 */
final class CreationTimes implements FileCheck {

	@Override
	public List<Finding> find(History history) {
		List<Finding> findings = new ArrayList<>();
		for (Revision revision : history.revisions()) {
			for (String id : revision.parents()) {
				Revision parent = history.find(id);
				if (parent != null && isBefore(revision.created(), parent.created())) {
					findings.add(Catalogue.get("created-before-parent")
						.found(history.place(revision.origin(), "created", ""),
								revision.origin() + " says that revision " + revision.id() + " was created at "
										+ revision.created() + ", before its parent " + id + " (" + parent.created()
										+ ")."));
				}
			}
		}
		return findings;
	}

	private static boolean isBefore(@Nullable Instant one, @Nullable Instant other) {
		return one != null && other != null && one.isBefore(other);
	}

}
