package dev.limbeck.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.FindingKind;
import dev.limbeck.doctor.finding.Severity;

/**
 * All that was found in one run.
 *
 * @param findings what counts, the worst first
 * @param ignored what was found, and does not count because somebody has said why
 * @param omitted what was not looked at, and why, as sentences
 */
public record Diagnosis(List<Finding> findings, List<Finding> ignored, List<String> omitted) {

	/** Nothing was found, or looked at. */
	public static final Diagnosis NONE = new Diagnosis(List.of(), List.of(), List.of());

	/**
	 * Copy the lists.
	 */
	public Diagnosis {
		findings = List.copyOf(findings);
		ignored = List.copyOf(ignored);
		omitted = List.copyOf(omitted);
	}

	static Diagnosis of(List<Finding> all, IgnoredFindings ignored) {
		// What each start asks reads no catalogue unless there is something to tell.
		if (all.isEmpty()) {
			return NONE;
		}
		List<String> order = Catalogue.kinds().stream().map(FindingKind::id).toList();
		List<Finding> sorted = new ArrayList<>(all);
		sorted.sort(Comparator.comparing(Finding::severity)
			.thenComparing((finding) -> order.indexOf(finding.id()))
			.thenComparing((finding) -> finding.where().name())
			.thenComparing((finding) -> finding.where().line())
			.thenComparing(Finding::condition));
		return new Diagnosis(sorted.stream().filter((finding) -> !ignored.covers(finding)).distinct().toList(),
				sorted.stream().filter(ignored::covers).distinct().toList(), List.of());
	}

	Diagnosis without(List<String> omissions) {
		return omissions.isEmpty() ? this : new Diagnosis(this.findings, this.ignored, omissions);
	}

	/**
	 * Return how bad the worst finding is.
	 * @return its severity, or nothing if nothing was found
	 */
	public Optional<Severity> worst() {
		return this.findings.stream().map(Finding::severity).findFirst();
	}

	/**
	 * Return whether somebody should act.
	 * @return whether there is a finding from warning up
	 */
	public boolean isSick() {
		return worst().filter((severity) -> severity != Severity.NOTE).isPresent();
	}

	/**
	 * Return the findings by their kinds.
	 * @return groups, the worst first
	 */
	public Map<String, List<Finding>> groups() {
		Map<String, List<Finding>> groups = new LinkedHashMap<>();
		this.findings
			.forEach((finding) -> groups.computeIfAbsent(finding.id(), (id) -> new ArrayList<>()).add(finding));
		return groups;
	}

}
