package dev.limbeck.doctor.file;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.doctor.finding.Finding;

/**
 * All that revision files alone can tell.
 */
public final class FileExamination {

	/** The worst need not come first: findings are sorted later. */
	private static final List<FileCheck> CHECKS = List.of(new Ends(), new StrangeNames(), new CreationTimes(),
			new MergeMarks(), new ReadingProblems(), new Directions(), new Characters(), new UncreatedTables());

	private FileExamination() {
	}

	/**
	 * Look at a history.
	 * @param history what was read
	 * @param recovery where revisions are kept that are missing
	 * @return what was found, in no particular order
	 */
	public static List<Finding> find(History history, Recovery recovery) {
		List<Finding> findings = new ArrayList<>(new MissingParents(recovery).find(history));
		findings.addAll(new GraphFaults(recovery).find(history));
		CHECKS.forEach((check) -> findings.addAll(check.find(history)));
		return findings;
	}

	/**
	 * Look at a sound history for what a check before each commit tells.
	 * @param history the history
	 * @return heads, names and times that are not as they should be, in this order
	 */
	public static List<Finding> ofSound(History history) {
		List<Finding> findings = new ArrayList<>(Ends.heads(history));
		findings.addAll(new StrangeNames().find(history));
		findings.addAll(new CreationTimes().find(history));
		return findings;
	}

	/**
	 * Look at a history that a start goes by, whose heads somebody has allowed if there
	 * are several.
	 * @param history the history
	 * @return ends, names and times that are not as they should be
	 */
	public static List<Finding> ofStart(History history) {
		List<Finding> findings = new ArrayList<>(new Ends().find(history));
		findings.removeIf((finding) -> finding.id().equals("several-heads"));
		findings.addAll(new StrangeNames().find(history));
		findings.addAll(new CreationTimes().find(history));
		return findings;
	}

	/**
	 * Look at upgrades and downgrades.
	 * @param history the history
	 * @return those that are empty or missing
	 */
	public static List<Finding> directions(History history) {
		return new Directions().find(history);
	}

}
