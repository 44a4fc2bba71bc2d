package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Revision;

/**
 * Shows revisions to people, in the words and with the marks of Alembic.
 *
 * @param view what is known of them
 */
record RevisionDetails(RevisionView view) {

	/**
	 * Return a revision as one line.
	 * @param revision one of the graph or the ledger
	 * @return such as {@code 3b7a1d2e4f56 (head), Give reminders a due date}
	 */
	String line(Revision revision) {
		return name(revision) + (revision.description().isEmpty() ? "" : ", " + revision.description());
	}

	/**
	 * Return a revision with what it was built upon, as one line.
	 * @param revision one of the graph or the ledger
	 * @return such as
	 * {@code 2a3f4c9d1cde -> 3b7a1d2e4f56 (head), Give reminders a due date}
	 */
	String lineWithParents(Revision revision) {
		return parents(revision) + " -> " + line(revision);
	}

	/**
	 * Return all that is known of a revision.
	 * @param revision one of the graph or the ledger
	 * @return several lines
	 */
	List<String> paragraph(Revision revision) {
		List<String> lines = new ArrayList<>();
		lines.add("Revision:   " + name(revision));
		lines.add("Revises:    " + (revision.parents().isEmpty() ? "<base>" : NameList.of(revision.parents())));
		addUnlessEmpty(lines, "Depends on: ", revision.dependsOn());
		addUnlessEmpty(lines, "Replaces:   ", revision.replaces());
		addUnlessEmpty(lines, "Revised by: ", this.view.children(revision));
		if (revision.created() != null) {
			lines.add("Created:    " + revision.created());
		}
		if (this.view.isInFiles(revision)) {
			lines.add("File:       " + revision.origin());
		}
		if (!revision.description().isEmpty()) {
			lines.add("    " + revision.description());
		}
		return lines;
	}

	private static void addUnlessEmpty(List<String> lines, String label, List<String> names) {
		if (!names.isEmpty()) {
			lines.add(label + NameList.of(names));
		}
	}

	private static String parents(Revision revision) {
		String parents = revision.parents().isEmpty() ? "<base>" : NameList.of(revision.parents());
		return parents + parenthesised(NameList.of(revision.dependsOn()));
	}

	private String name(Revision revision) {
		StringBuilder name = new StringBuilder(revision.id());
		name.append(parenthesised(NameList.of(revision.labels())));
		if (this.view.isHead(revision)) {
			name.append(parenthesised("head"));
			if (!this.view.isEffectiveHead(revision)) {
				name.append(parenthesised("required by " + NameList.of(this.view.requiring(revision))));
			}
		}
		name.append(parenthesised(this.view.isCurrent(revision) ? "current" : ""));
		name.append(parenthesised(this.view.isBranchPoint(revision) ? "branchpoint" : ""));
		name.append(parenthesised((revision.parents().size() > 1) ? "mergepoint" : ""));
		name.append(parenthesised(this.view.isWithoutFile(revision) ? "no file" : ""));
		return name.toString();
	}

	private static String parenthesised(String text) {
		return text.isEmpty() ? "" : " (" + text + ")";
	}

}
