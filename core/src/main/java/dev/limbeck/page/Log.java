package dev.limbeck.page;

import java.util.List;

import dev.limbeck.drawing.AppliedText;
import dev.limbeck.drawing.Markup;
import dev.limbeck.ledger.LogEntry;
import org.jspecify.annotations.Nullable;

/**
 * Shows what was done to a database last.
 *
 * @param entries the newest first
 */
record Log(List<LogEntry> entries) {

	private static final int LONGEST = 300;

	Section section(String id) {
		return new Section(id, "Log", this.entries.isEmpty() ? List.of(Section.paragraph("The log is empty."))
				: Section.scrolled("Log", table()));
	}

	private List<String> table() {
		List<String> lines = Section.table("What was done last, the newest first", "At (UTC)", "Event", "Revision",
				"Detail");
		this.entries.stream().map(Log::row).forEach(lines::add);
		lines.add("</tbody></table>");
		return lines;
	}

	private static String row(LogEntry entry) {
		return "<tr class=\"" + (entry.event().equals("failure") ? "missing" : "event")
				+ "\"><th scope=\"row\"><time datetime=\"" + entry.at() + "\">" + AppliedText.time(entry.at())
				+ "</time></th><td class=\"state\">" + Markup.text(entry.event()) + "</td><td><code>"
				+ cut(entry.revision()) + "</code></td><td class=\"long\"><code>" + cut(entry.detail())
				+ "</code></td></tr>";
	}

	private static String cut(@Nullable String text) {
		if (text == null) {
			return "";
		}
		boolean fits = text.codePointCount(0, text.length()) <= LONGEST;
		return Markup.text(fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...");
	}

}
