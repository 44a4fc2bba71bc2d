package dev.limbeck.squash;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.limbeck.generate.RevisionFile;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.JavaRevisionDefinition;
import dev.limbeck.script.location.RevisionScripts;

/**
 * Revisions as they will be once one of them stands for others.
 */
public final class SquashedScripts {

	private SquashedScripts() {
	}

	/**
	 * Put a file in the place of others.
	 * @param scripts the revisions as they are
	 * @param range those that go
	 * @param file the one that comes
	 * @return the others and that one
	 */
	public static RevisionScripts of(RevisionScripts scripts, SquashRange range, RevisionFile file) {
		Set<String> gone = range.ids();
		List<dev.limbeck.script.RevisionFile> files = new ArrayList<>();
		List<JavaRevisionDefinition> classes = new ArrayList<>();
		for (Revision revision : scripts.graph().revisions()) {
			dev.limbeck.script.RevisionFile known = scripts.findFile(revision.id());
			if (!gone.contains(revision.id()) && known != null) {
				files.add(known);
			}
			else if (!gone.contains(revision.id())
					&& scripts.find(revision.id()) instanceof JavaRevisionDefinition definition) {
				classes.add(definition);
			}
		}
		files.add(new dev.limbeck.script.RevisionFile(file.path().toString(),
				file.text().getBytes(StandardCharsets.UTF_8)));
		return RevisionScripts.of(files, classes);
	}

}
