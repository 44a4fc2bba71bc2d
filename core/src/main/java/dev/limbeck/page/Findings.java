package dev.limbeck.page;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.drawing.Markup;

/**
 * Says what the doctor has found.
 *
 * @param diagnosis what was found
 */
record Findings(Diagnosis diagnosis) {

	private static final int MANY = 50;

	Section section(String id) {
		List<Finding> findings = this.diagnosis.findings();
		List<String> lines = new ArrayList<>();
		if (findings.isEmpty()) {
			lines.add(Section.paragraph("Nothing is wrong in what is known without a closer look."));
		}
		else {
			lines.addAll(Section.scrolled("Findings", table(findings)));
		}
		if (findings.size() > MANY) {
			lines.add(Section.paragraph("And " + (findings.size() - MANY) + " more."));
		}
		lines.add("<p class=\"quiet\"><code>limbeck doctor</code> looks closer, at files and database.</p>");
		return new Section(id, "Findings", lines);
	}

	private static List<String> table(List<Finding> findings) {
		List<String> lines = Section.table("Findings, the worst first", "Finding", "Severity", "What is the case",
				"What to do");
		findings.stream().limit(MANY).map(Findings::row).forEach(lines::add);
		lines.add("</tbody></table>");
		return lines;
	}

	private static String row(Finding finding) {
		String command = (finding.command() != null) ? " <code>" + Markup.text(finding.command()) + "</code>" : "";
		return "<tr class=\"" + finding.severity().code() + "\"><th scope=\"row\"><code>" + Markup.text(finding.id())
				+ "</code></th><td class=\"state\">" + finding.severity().code() + "</td><td class=\"long\">"
				+ paragraphs(finding.condition()) + "<span class=\"quiet\">" + paragraphs(finding.effect())
				+ "</span></td><td class=\"long\">" + paragraphs(finding.remedy()) + command + "</td></tr>";
	}

	private static String paragraphs(String text) {
		return String.join("<br/>", text.lines().map(Markup::text).toList()) + " ";
	}

}
