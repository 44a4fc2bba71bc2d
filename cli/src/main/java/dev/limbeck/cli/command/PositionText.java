package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.limbeck.revision.Position;

/**
 * Says in sentences how a database relates to the revision files.
 */
final class PositionText {

	private PositionText() {
	}

	static List<String> of(Position position) {
		List<String> sentences = new ArrayList<>();
		if (position.current().isEmpty()) {
			sentences.add("No revision is applied.");
		}
		if (!position.unfinished().isEmpty()) {
			sentences.add("Not finished: " + list(position.unfinished()) + ".");
		}
		if (!position.unknown().isEmpty()) {
			sentences.add("Ahead: no file declares " + list(position.unknown()) + ".");
		}
		int pending = position.pending().size();
		if (pending > 0) {
			sentences.add("Behind: " + ((pending == 1) ? "1 revision is" : pending + " revisions are") + " pending.");
		}
		return sentences;
	}

	private static String list(Collection<String> ids) {
		return String.join(", ", ids);
	}

}
