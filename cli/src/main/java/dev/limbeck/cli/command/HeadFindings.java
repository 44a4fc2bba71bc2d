package dev.limbeck.cli.command;

import java.util.List;
import java.util.Set;

import dev.limbeck.script.location.RevisionScripts;

/**
 * What the revision files alone tell.
 */
final class HeadFindings {

	private HeadFindings() {
	}

	static List<Finding> of(RevisionScripts scripts) {
		Set<String> heads = scripts.graph().heads();
		if (heads.size() < 2) {
			return List.of();
		}
		return List.of(new Finding("several-heads",
				"The revision files have " + heads.size() + " heads: " + String.join(", ", heads) + ".",
				"Join them with \"limbeck merge " + String.join(" ", heads) + "\"."));
	}

}
