package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.revision.NameList;
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
			sentences.add("Not finished: " + NameList.of(position.unfinished()) + ".");
		}
		if (!position.unknown().isEmpty()) {
			sentences.add("Ahead: no file declares " + NameList.of(position.unknown()) + ".");
		}
		int pending = position.pending().size();
		if (pending > 0) {
			sentences.add("Behind: " + ((pending == 1) ? "1 revision is" : pending + " revisions are") + " pending.");
		}
		return sentences;
	}

}
