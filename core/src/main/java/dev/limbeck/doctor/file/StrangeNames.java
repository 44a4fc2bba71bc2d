package dev.limbeck.doctor.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.location.LocatedFile;

/**
 * Files that are called after another revision than the one they declare.
 */
public final class StrangeNames implements FileCheck {

	@Override
	public List<Finding> find(History history) {
		List<Finding> findings = new ArrayList<>();
		for (LocatedFile file : history.files()) {
			Revision revision = file.revision();
			if (revision != null) {
				otherId(history, file.name(), revision.id()).ifPresent((id) -> findings.add(Catalogue.get("file-name")
					.found(Place.file(file.origin()),
							file.origin() + " is called after " + id + ", and declares revision " + revision.id() + ".")
					.withCommand("limbeck doctor --fix")));
			}
		}
		return findings;
	}

	/**
	 * Find the id after which a file is called in vain.
	 * @param history the history
	 * @param name of the file
	 * @param id what it declares
	 * @return another id, or nothing
	 */
	public static Optional<String> otherId(History history, String name, String id) {
		return RevisionNames.otherThan(name, id, (word) -> history.find(word) != null);
	}

}
