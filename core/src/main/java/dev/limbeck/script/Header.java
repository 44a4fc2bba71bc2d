package dev.limbeck.script;

import java.time.Instant;
import java.util.List;

import dev.limbeck.revision.Revision;
import dev.limbeck.sql.Passwords;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a revision file says.
 *
 * @param id the revision's id, empty if the file lacks it
 * @param parents ids of its parents
 * @param dependsOn ids or labels it depends on
 * @param labels branch labels it declares
 * @param replaces ids it stands for
 * @param created when it was written, if known
 * @param transactional whether its sections run in transactions unless they say otherwise
 * @param options how its SQL wants to be run
 */
record Header(String id, List<String> parents, List<String> dependsOn, List<String> labels, List<String> replaces,
		@Nullable Instant created, boolean transactional, ScriptOptions options) {

	/**
	 * Return the revision that the header declares.
	 * @param origin the file
	 * @param described what its first comment says, perhaps nothing
	 * @return the revision
	 */
	Revision revision(String origin, String described) {
		String description = described.isEmpty() ? FileName.description(origin, this.id) : described;
		return new Revision(this.id, this.parents, this.dependsOn, this.labels, this.replaces,
				Passwords.hideWithin(description), this.created, origin);
	}

}
