package dev.limbeck.ledger;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.sql.diff.UnifiedDiff;
import org.jspecify.annotations.Nullable;

/**
 * What has changed in the upgrade of a revision since it was applied.
 *
 * @param revision the id
 * @param file where its upgrade stands now
 * @param diff the lines that differ, as {@code diff -u} shows them, without passwords;
 * none if there are none or none can be told
 * @param note what there is to say beside them, a sentence, or {@code null}
 */
public record UpgradeComparison(String revision, String file, List<String> diff, @Nullable String note) {

	private static final String SHOW = "limbeck show --diff ";

	private static final String HARMLESS = "Only comments, blanks, line ends and capitals outside of quotes differ, which "
			+ "change nothing.";

	/**
	 * Copy the lines.
	 */
	public UpgradeComparison {
		diff = List.copyOf(diff);
	}

	/**
	 * Compare the upgrade that was applied with the one of today.
	 * @param checksum of what was applied
	 * @param applied its text, or {@code null} if the ledger does not keep it
	 * @param definition what is there today
	 * @return the comparison
	 */
	public static UpgradeComparison of(String checksum, @Nullable String applied, RevisionDefinition definition) {
		if (!(definition instanceof RevisionScript script)) {
			return told(definition, List.of(), "It is written in Java, and code is not compared.");
		}
		boolean same = checksum.equals(script.checksum());
		if (applied == null) {
			return told(script, List.of(), same ? "The upgrade is the one that was applied."
					: "The ledger does not keep the text of the upgrade that was applied.");
		}
		List<String> diff = UnifiedDiff.of(applied, script.upgrade().text(),
				script.source().line(script.upgrade().start()));
		if (diff.isEmpty()) {
			return told(script, diff, same ? "The upgrade is the one that was applied."
					: "The text is the one that was applied: the checksum in the ledger was changed, not the file.");
		}
		List<String> lines = new ArrayList<>();
		lines.add("--- " + script.revision().id() + " as applied");
		lines.add("+++ " + script.revision().origin());
		lines.addAll(diff);
		return told(script, lines, same ? HARMLESS : null);
	}

	private static UpgradeComparison told(RevisionDefinition definition, List<String> diff, @Nullable String note) {
		return new UpgradeComparison(definition.revision().id(), definition.revision().origin(), diff, note);
	}

	/**
	 * Return the lines for a person.
	 * @return the difference, and the note
	 */
	public List<String> lines() {
		return lines(Integer.MAX_VALUE);
	}

	/**
	 * Return the beginning of the lines for a person.
	 * @param limit how many lines of the difference at most
	 * @return the difference, how to see the rest of it, and the note
	 */
	public List<String> lines(int limit) {
		List<String> lines = new ArrayList<>(this.diff.subList(0, Math.min(limit, this.diff.size())));
		if (this.diff.size() > limit) {
			lines.add("... " + (this.diff.size() - limit) + " more lines: \"" + SHOW + this.revision + "\"");
		}
		if (this.note != null) {
			lines.add(this.note);
		}
		return lines;
	}

}
