package dev.limbeck.doctor.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;
import dev.limbeck.script.location.LocatedFile;
import dev.limbeck.sql.table.NeededTables;

/**
 * Tables that revisions change and no revision creates, as far as their text tells. Where
 * anything runs of which it cannot be told what it makes, nothing is said.
 */
final class UncreatedTables implements FileCheck {

	@Override
	public List<Finding> find(History history) {
		NeededTables<Place> needed = new NeededTables<>();
		boolean unread = history.files().stream().anyMatch((file) -> file.script() == null);
		if (unread || !history.located().classes().isEmpty() || !history.located().problems().isEmpty()) {
			return List.of();
		}
		for (RevisionScript script : inOrder(history)) {
			Section upgrade = script.upgrade();
			upgrade.statements()
				.forEach((statement) -> needed.read(upgrade.text(statement),
						Place.line(script.revision().origin(), statement.line())));
		}
		List<Finding> findings = new ArrayList<>();
		needed.tables()
			.forEach((name, place) -> findings.add(Catalogue.get("never-created-table")
				.found(place, place + " changes the table " + name + ", which no revision creates.")));
		return findings;
	}

	private static List<RevisionScript> inOrder(History history) {
		Map<Revision, RevisionScript> scripts = new LinkedHashMap<>();
		for (LocatedFile file : history.files()) {
			if (file.script() != null) {
				scripts.put(file.script().revision(), file.script());
			}
		}
		List<RevisionScript> ordered = new ArrayList<>();
		history.revisions()
			.forEach((revision) -> ordered.addAll(Optional.ofNullable(scripts.remove(revision)).stream().toList()));
		ordered.addAll(scripts.values());
		return ordered;
	}

}
