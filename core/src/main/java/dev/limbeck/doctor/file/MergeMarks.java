package dev.limbeck.doctor.file;

import java.util.List;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;

/**
 * The marks that git leaves around both sides of a merge that it cannot finish.
 */
final class MergeMarks implements FileCheck {

	@Override
	public List<Finding> find(History history) {
		return history.files()
			.stream()
			.filter((file) -> file.form().conflict() > 0)
			.map((file) -> found(file.origin(), file.form().conflict()))
			.toList();
	}

	private static Finding found(String origin, int line) {
		return Catalogue.get("merge-conflict")
			.found(Place.line(origin, line),
					origin + " holds both sides of a merge that was not finished, from line " + line + " on.");
	}

}
