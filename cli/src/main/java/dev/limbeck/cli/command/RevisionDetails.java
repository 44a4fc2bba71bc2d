package dev.limbeck.cli.command;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.limbeck.VisibleText;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.location.RevisionScripts;

/**
 * Shows revisions to people, in the words and with the marks of Alembic.
 *
 * @param view what is known of them
 */
record RevisionDetails(RevisionView view) {

	private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	/**
	 * Return a revision as one line.
	 * @param revision one of the graph or the ledger
	 * @return such as {@code 3b7a1d2e4f56 (head), Give reminders a due date}
	 */
	String line(Revision revision) {
		String description = revision.description().isEmpty() ? "" : ", " + revision.description();
		return VisibleText.line(name(revision) + description);
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
	 * Return what a revision was built upon.
	 * @param revision one of the graph or the ledger
	 * @return such as {@code 2a3f4c9d1cde (billing)} if it also depends on that branch
	 */
	String parents(Revision revision) {
		String parents = revision.parents().isEmpty() ? "<base>" : NameList.of(revision.parents());
		return VisibleText.line(parents + parenthesised(NameList.of(revision.dependsOn())));
	}

	/**
	 * Return when a revision was written.
	 * @param revision one of the graph or the ledger
	 * @return such as {@code 2026-11-20 09:30}, in UTC; empty if nobody said it
	 */
	String created(Revision revision) {
		Instant created = revision.created();
		return (created != null) ? MINUTES.format(created) : "";
	}

	/**
	 * Return what a revision does, and what is to know about its place.
	 * @param revision one of the graph or the ledger
	 * @return such as {@code Invoices (billing) (head)}
	 */
	String descriptionWithMarks(Revision revision) {
		return VisibleText.line((revision.description() + marks(revision)).strip());
	}

	/**
	 * Return all that is known of some revisions, with all that their authors wrote.
	 * @param revisions some of the graph or the ledger
	 * @param scripts the files
	 * @return several lines for each, and a blank one between them
	 */
	List<String> paragraphs(List<Revision> revisions, RevisionScripts scripts) {
		List<String> lines = new ArrayList<>();
		for (Revision revision : revisions) {
			if (!lines.isEmpty()) {
				lines.add("");
			}
			lines.addAll(paragraph(revision));
			if (scripts.find(revision.id()) instanceof RevisionScript script && !script.furtherComment().isEmpty()) {
				lines.add("");
				script.furtherComment().forEach((line) -> lines.add(("    " + line).stripTrailing()));
			}
		}
		return lines;
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
		lines.replaceAll(VisibleText::line);
		return lines;
	}

	private static void addUnlessEmpty(List<String> lines, String label, List<String> names) {
		if (!names.isEmpty()) {
			lines.add(label + NameList.of(names));
		}
	}

	private String name(Revision revision) {
		return revision.id() + marks(revision);
	}

	private String marks(Revision revision) {
		StringBuilder name = new StringBuilder();
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
