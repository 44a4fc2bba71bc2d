package dev.limbeck.cli.command;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.doctor.QuickLook;
import dev.limbeck.migrate.OfflineMigration;
import dev.limbeck.proof.revision.ProofSeal;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.location.RevisionScripts;

/**
 * What the revision files alone tell.
 *
 * @param scripts the files
 */
record FileFindings(RevisionScripts scripts) {

	/**
	 * Find whatever is wrong, wherever a database stands.
	 * @return what was found
	 */
	List<Finding> all() {
		return Stream
			.of(QuickLook.atFiles(this.scripts).stream().map(Finding::of), notRunnable().stream(), otherwiseProven())
			.flatMap((findings) -> findings)
			.toList();
	}

	private Stream<Finding> otherwiseProven() {
		return new ProofSeal(this.scripts).broken()
			.stream()
			.map((revision) -> new Finding("proven-otherwise",
					revision.origin() + ": revision " + revision.id()
							+ " was proven, but it, or what it stands on, has changed since.",
					"Prove it again with \"limbeck prove " + revision.id()
							+ " --write\", or take its line with @proven away."));
	}

	/**
	 * Find the files that nobody has filled in. In one that is applied, too, there may be
	 * nothing on purpose.
	 * @return what was found
	 */
	List<Finding> unfilled() {
		return unfilled(this.scripts.graph().revisions());
	}

	/**
	 * Find the files that nobody has filled in.
	 * @param revisions where to look
	 * @return what was found
	 */
	List<Finding> unfilled(Collection<Revision> revisions) {
		return QuickLook.atUnfilled(this.scripts, revisions).stream().map(Finding::of).toList();
	}

	private List<Finding> notRunnable() {
		return OfflineMigration.problems(this.scripts).stream().map(Finding::of).toList();
	}

}
