package dev.limbeck.doctor.file;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.location.LocatedFile;

/**
 * Upgrades that hold nothing, and downgrades that are missing where others have one.
 */
final class Directions implements FileCheck {

	@Override
	public List<Finding> find(History history) {
		List<Finding> findings = new ArrayList<>();
		boolean downgrades = history.files()
			.stream()
			.map(LocatedFile::script)
			.anyMatch((script) -> script != null && script.reversible());
		for (LocatedFile file : history.files()) {
			RevisionScript script = file.script();
			if (script != null && script.isUnfilled()) {
				findings.add(unfilled(file.origin()));
			}
			if (script != null && downgrades && !script.reversible()) {
				findings.add(Catalogue.get("irreversible")
					.found(Place.file(file.origin()), file.origin() + " has no downgrade."));
			}
		}
		return findings;
	}

	private static Finding unfilled(String origin) {
		return Catalogue.get("unfilled-revision")
			.found(Place.file(origin), "Nobody has filled in " + origin + ": its upgrade holds no statement.");
	}

}
