package dev.limbeck.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.limbeck.drawing.Markup;
import dev.limbeck.migrate.MigrationStatus;
import dev.limbeck.revision.Position;

/**
 * Says where a database stands.
 *
 * @param status what was seen
 */
record Standing(MigrationStatus status) {

	Section section(String id) {
		Position position = this.status.position();
		List<String> lines = new ArrayList<>();
		lines.add("<p class=\"" + tone() + "\"><strong>" + Markup.text(sentence()) + "</strong></p>");
		lines.add("<dl>");
		lines.add(entry("Database", this.status.database()));
		lines.add(entry("Named by", this.status.source()));
		lines.add(entry("Stands at", ids(position.current(), "nothing is applied")));
		lines.add(entry("Heads of the files", ids(position.heads(), "there are none")));
		lines.add(entry("Applied", String.valueOf(this.status.revisions().size() - notApplied())));
		if (!position.unknown().isEmpty()) {
			lines.add(entry("Ahead", ids(position.unknown(), "")));
		}
		lines.add("</dl>");
		return new Section(id, "Where it stands", lines);
	}

	private long notApplied() {
		return this.status.revisions().stream().filter((revision) -> switch (revision.state()) {
			case PENDING, HELD, RUNNING, REVERTING -> true;
			default -> false;
		}).count();
	}

	/**
	 * Say it in short.
	 * @return a sentence
	 */
	String sentence() {
		Position position = this.status.position();
		if (!this.status.abandoned().isEmpty()) {
			return "Begun, not finished, and nobody is working on it: " + ids(this.status.abandoned(), "") + ".";
		}
		if (!position.unfinished().isEmpty()) {
			return "A revision is running: " + ids(position.unfinished(), "") + ".";
		}
		int pending = position.pending().size();
		return switch (position.relation()) {
			case AT_HEAD -> position.current().isEmpty() ? "There is nothing to apply." : "Up to date.";
			case BEHIND -> (pending == 1) ? "1 revision is pending." : pending + " revisions are pending.";
			case AHEAD -> "Ahead: another release has applied more than these files declare.";
			case DIVERGED -> "Diverged: " + pending + " pending, and " + position.unknown().size()
					+ " applied that no file declares.";
		};
	}

	private String tone() {
		if (!this.status.abandoned().isEmpty()) {
			return "tone missing";
		}
		if (!this.status.position().unfinished().isEmpty()) {
			return "tone running";
		}
		return switch (this.status.position().relation()) {
			case AT_HEAD -> "tone applied";
			case BEHIND -> "tone pending";
			case AHEAD -> "tone ahead";
			case DIVERGED -> "tone missing";
		};
	}

	private static String entry(String term, String text) {
		return "<div><dt>" + term + "</dt><dd>" + Markup.text(text) + "</dd></div>";
	}

	private static String ids(Collection<String> ids, String none) {
		List<String> shown = ids.stream().sorted().limit(10).toList();
		String more = (ids.size() > shown.size()) ? " and " + (ids.size() - shown.size()) + " more" : "";
		return ids.isEmpty() ? none : String.join(", ", shown) + more;
	}

}
