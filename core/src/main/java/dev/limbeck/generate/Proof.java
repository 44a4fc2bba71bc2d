package dev.limbeck.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.diff.safe.BackFill;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.sql.Passwords;
import dev.limbeck.sql.SourceText;

/**
 * Proves of a new file that it is read as it was meant, and fits into the graph.
 */
final class Proof {

	private Proof() {
	}

	/**
	 * Check what a file says.
	 * @param file what is meant
	 * @param content what stands in the file
	 * @throws LimbeckException if it is not read as it is meant
	 */
	static void checkContent(RevisionFile file, byte[] content) {
		Revision read = RevisionScript.parse(withoutGaps(SourceText.decode(file.path().toString(), content)))
			.revision();
		Revision meant = file.revision();
		Refusals refusals = new Refusals();
		compare("@revision", read.id(), meant.id(), refusals);
		compare("@revises", read.parents(), meant.parents(), refusals);
		compare("@depends-on", read.dependsOn(), meant.dependsOn(), refusals);
		compare("@replaces", read.replaces(), meant.replaces(), refusals);
		compare("@branch", read.labels(), meant.labels(), refusals);
		compare("the description, which is the first comment,", read.description(),
				Passwords.hideWithin(meant.description()), refusals);
		if (read.created() != null) {
			compare("@created", read.created(), Objects.requireNonNull(meant.created()), refusals);
		}
		refusals.throwIfAny();
	}

	// What nobody has filled yet is to be refused later, and only that.
	private static SourceText withoutGaps(SourceText source) {
		if (!source.text().contains(BackFill.GAP)) {
			return source;
		}
		return new SourceText(source.origin(),
				source.text()
					.lines()
					.filter((line) -> !line.startsWith(BackFill.GAP))
					.collect(Collectors.joining("\n")));
	}

	private static void compare(String part, Object read, Object meant, Refusals refusals) {
		if (!read.equals(meant)) {
			refusals.add("unsound-file", part + " would be read as " + read + " instead of " + meant + ".",
					"Let the header say just that; docs/revision-files.md shows how.");
		}
	}

	/**
	 * Check that a graph stays sound.
	 * @param graph the revisions there are
	 * @param added the new one
	 * @throws LimbeckException if it does not, with all reasons
	 */
	static void checkGraph(RevisionGraph graph, Revision added) {
		List<Revision> all = new ArrayList<>(graph.revisions());
		all.add(added);
		RevisionGraph.of(all);
	}

}
