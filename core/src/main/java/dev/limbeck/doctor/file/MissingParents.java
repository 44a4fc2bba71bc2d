package dev.limbeck.doctor.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.EditDistance;
import dev.limbeck.script.location.LocatedFile;

/**
 * Parents that no file declares: who misses them, what may have been meant, and what
 * became of their files.
 *
 * @param recovery where revisions are kept that are missing
 */
record MissingParents(Recovery recovery) implements FileCheck {

	/** In changes of a letter. */
	private static final int NEAR = 3;

	private static final int MANY = 3;

	@Override
	public List<Finding> find(History history) {
		List<Finding> findings = new ArrayList<>();
		if (!history.located().problems().stream().allMatch(Ends::isFolder)) {
			return List.of(); // A whole location may be missing.
		}
		for (String id : history.missingParents()) {
			if (history.undeclared().stream().noneMatch((file) -> RevisionNames.isIn(file.name(), id))) {
				history.revisions()
					.stream()
					.filter((revision) -> revision.parents().contains(id))
					.forEach((child) -> findings.add(found(history, id, child)));
			}
		}
		return findings;
	}

	// What a faulty file declares may be just this, unless its name says otherwise.
	private static List<String> unread(History history) {
		return history.undeclared()
			.stream()
			.filter((file) -> RevisionNames.generatedIn(file.name()).isEmpty())
			.map((file) -> file.origin() + " may be it: what that declares is unknown.")
			.toList();
	}

	private Finding found(History history, String id, Revision child) {
		List<String> told = new ArrayList<>();
		told.add("Revision " + child.id() + " (" + child.origin() + ") revises " + id + ", which no file declares.");
		history.files().forEach((file) -> told.addAll(overwritten(file, id)));
		told.addAll(unread(history));
		List<String> near = near(history, id, child);
		if (!near.isEmpty()) {
			told.add("Nearest: " + String.join(", ", near) + ".");
		}
		Set<String> above = history.above(id);
		Finding finding = Catalogue.get("missing-parent")
			.found(history.place(child.origin(), "revises", id), String.join("\n", told));
		if (above.size() > 1) {
			finding = finding.withEffect(
					finding.effect() + " " + above.size() + " revisions stand on it: " + NameList.first(above) + ".");
		}
		if (this.recovery.has(id)) {
			return this.recovery.offered(finding, id);
		}
		return isAlone(history)
				? finding.withRemedy(finding.remedy() + " A database that has what it did allows to write it anew.")
					.withCommand("limbeck reconstruct " + id)
				: finding;
	}

	// What each of several did cannot be told apart.
	private static boolean isAlone(History history) {
		return history.missingParents().size() == 1 && history.undeclared().isEmpty();
	}

	private static List<String> overwritten(LocatedFile file, String id) {
		Revision revision = file.revision();
		if (revision == null || revision.id().equals(id) || !RevisionNames.isIn(file.name(), id)) {
			return List.of();
		}
		return List.of(file.origin() + " is called after it, and declares " + revision.id()
				+ ": it may have been overwritten.");
	}

	private static List<String> near(History history, String id, Revision child) {
		Comparator<String> distance = Comparator.comparingInt((other) -> EditDistance.between(id, other));
		return history.revisions()
			.stream()
			.map(Revision::id)
			.filter((other) -> !other.equals(child.id()))
			.filter((other) -> EditDistance.between(id, other) <= Math.min(NEAR, id.length() / 3)
					|| isPrefix(id, other))
			.sorted(distance.thenComparing(Comparator.naturalOrder()))
			.limit(MANY)
			.toList();
	}

	private static boolean isPrefix(String one, String other) {
		return one.length() > NEAR && other.length() > NEAR && (other.startsWith(one) || one.startsWith(other));
	}

}
