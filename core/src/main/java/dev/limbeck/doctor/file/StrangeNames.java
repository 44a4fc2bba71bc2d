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

	/** A shorter id may well be a word. */
	private static final int SHORTEST_ID = 4;

	@Override
	public List<Finding> find(History history) {
		List<Finding> findings = new ArrayList<>();
		for (LocatedFile file : history.files()) {
			Revision revision = file.revision();
			if (revision != null) {
				otherId(history, file.name(), revision.id()).ifPresent((id) -> findings.add(Catalogue.get("file-name")
					.found(Place.file(file.origin()), file.origin() + " is called after " + id
							+ ", and declares revision " + revision.id() + ".")));
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
		if (RevisionNames.isIn(name, id)) {
			return Optional.empty();
		}
		Optional<String> known = RevisionNames.words(name)
			.filter((word) -> word.length() >= SHORTEST_ID && history.find(word) != null)
			.findFirst();
		return known.or(() -> RevisionNames.generatedIn(name));
	}

}
