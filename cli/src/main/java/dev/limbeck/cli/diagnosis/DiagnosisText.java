package dev.limbeck.cli.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.FindingKind;
import dev.limbeck.doctor.finding.Severity;

/**
 * A diagnosis for people: the worst first, by kinds, and of each kind as many as anybody
 * reads.
 */
public final class DiagnosisText {

	private static final int MANY = 10;

	private DiagnosisText() {
	}

	/**
	 * Write a diagnosis.
	 * @param diagnosis what was found
	 * @return lines
	 */
	public static List<String> lines(Diagnosis diagnosis) {
		List<String> lines = new ArrayList<>();
		diagnosis.groups().forEach((id, findings) -> lines.addAll(group(Catalogue.get(id), findings)));
		lines.add(summary(diagnosis));
		diagnosis.omitted().stream().flatMap(String::lines).forEach(lines::add);
		return lines;
	}

	private static List<String> group(FindingKind kind, List<Finding> findings) {
		List<String> lines = new ArrayList<>();
		lines.add(
				kind.severity().name() + " " + kind.id() + ((findings.size() > 1) ? " (" + findings.size() + ")" : ""));
		for (Finding finding : findings.subList(0, Math.min(MANY, findings.size()))) {
			finding.condition().lines().forEach((line) -> lines.add("  " + line));
			add(lines, finding.effect(), kind.effect());
			add(lines, finding.remedy(), kind.remedy());
			if (finding.command() != null) {
				lines.add("    $ " + finding.command());
			}
		}
		if (findings.size() > MANY) {
			lines.add("  ... and " + (findings.size() - MANY) + " more: --json lists all");
		}
		if (findings.stream().anyMatch((finding) -> finding.effect().equals(kind.effect()))) {
			lines.add("  Effect: " + kind.effect());
		}
		if (findings.stream().anyMatch((finding) -> finding.remedy().equals(kind.remedy()))) {
			lines.add("  Remedy: " + kind.remedy());
		}
		lines.add("");
		return lines;
	}

	// What is said of all of a kind is said once.
	private static void add(List<String> lines, String told, String general) {
		if (!told.equals(general)) {
			told.lines().forEach((line) -> lines.add("    " + line));
		}
	}

	private static String summary(Diagnosis diagnosis) {
		List<String> parts = new ArrayList<>();
		for (Severity severity : Severity.values()) {
			long count = diagnosis.findings().stream().filter((finding) -> finding.severity() == severity).count();
			if (count > 0) {
				String name = severity.name().toLowerCase(Locale.ROOT);
				parts.add(count + " " + name + ((count > 1 && severity != Severity.FATAL) ? "s" : ""));
			}
		}
		String found = parts.isEmpty() ? "Everything is in order" : "Found: " + String.join(", ", parts);
		int ignored = diagnosis.ignored().size();
		return found + ((ignored > 0) ? "; " + ignored + " ignored by limbeck.doctor.ignore." : ".");
	}

}
