package dev.limbeck.doctor.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.script.location.FileForm;
import dev.limbeck.script.location.LocatedFile;
import dev.limbeck.sql.OddCharacter;

/**
 * What files hold that editors do not show: characters without ink, marks, line ends.
 */
final class Characters implements FileCheck {

	@Override
	public List<Finding> find(History history) {
		List<Finding> findings = new ArrayList<>();
		for (LocatedFile file : history.files()) {
			findings.addAll(unseen(file));
			findings.addAll(form(file.origin(), file.form()));
		}
		return findings;
	}

	private static List<Finding> unseen(LocatedFile file) {
		if (file.script() == null) {
			return List.of();
		}
		SeenText seen = SeenText.of(file.script());
		List<OddCharacter> unseen = Stream.concat(seen.taken().stream(), seen.left().stream())
			.sorted(Comparator.comparingInt(OddCharacter::offset))
			.toList();
		if (unseen.isEmpty()) {
			return List.of();
		}
		OddCharacter first = unseen.get(0);
		int line = file.script().source().line(first.offset());
		String others = (unseen.size() > 1) ? ", and " + (unseen.size() - 1) + " more" : "";
		Finding finding = Catalogue.get("invisible-character")
			.found(Place.line(file.origin(), line),
					file.origin() + " holds " + first + " in line " + line + others + ", which cannot be seen.");
		if (seen.taken().isEmpty()) {
			return List
				.of(finding.withRemedy("It belongs to a name, so the server would get something else without it: "
						+ "take it out before the revision is applied anywhere, or put the name in quotes."));
		}
		return List.of(finding.withCommand("limbeck doctor --fix"));
	}

	private static List<Finding> form(String origin, FileForm form) {
		List<Finding> findings = new ArrayList<>();
		if (form.byteOrderMark()) {
			findings.add(Catalogue.get("byte-order-mark")
				.found(Place.line(origin, 1), origin + " begins with a byte order mark.")
				.withCommand("limbeck doctor --fix"));
		}
		if (form.windowsLineEnds() > 0) {
			String lines = (form.windowsLineEnds() == form.lineEnds()) ? "All lines"
					: form.windowsLineEnds() + " of " + form.lineEnds() + " lines";
			findings.add(Catalogue.get("line-ends")
				.found(Place.file(origin), lines + " of " + origin + " end with CR LF.")
				.withCommand("limbeck doctor --fix"));
		}
		return findings;
	}

}
