package dev.limbeck.doctor.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.migrate.OfflineMigration;
import dev.limbeck.script.location.LocatedFile;
import dev.limbeck.sql.ScriptProblem;

/**
 * What keeps files, classes and locations from being read.
 */
final class ReadingProblems implements FileCheck {

	private static final Set<String> LOCATION = Set.of("bad-location", "missing-location");

	/** Where a database is migrated, values are known; files do not tell. */
	private static final String VALUE = "unknown-placeholder";

	private static final Set<String> UNREADABLE = Set.of("unreadable-file", "file-too-large",
			"folder-named-like-script", "link-loop");

	private static final Set<String> CLASS = Set.of("abstract-class", "bad-class-file", "duplicate-class",
			"missing-class", "no-constructor", "no-java-revision", "stale-class", "no-index", "not-indexed",
			"stale-index", "bad-index");

	private static final Set<String> TAG = Set.of("bad-created", "bad-name", "bad-transaction", "foreign-marker",
			"misplaced-tag", "missing-value", "odd-character", "repeated-section", "repeated-tag",
			"statement-outside-section", "unexpected-value", "unknown-tag", "no-upgrade");

	@Override
	public List<Finding> find(History history) {
		List<Finding> findings = new ArrayList<>();
		history.located().problems().forEach((problem) -> findings.add(found(id(problem), problem)));
		history.files()
			.stream()
			.filter((file) -> file.form().conflict() == 0)
			.forEach((file) -> findings.addAll(of(file)));
		history.sound()
			.ifPresent((scripts) -> OfflineMigration.problems(scripts)
				.stream()
				.filter((problem) -> !problem.code().equals(VALUE))
				.forEach((problem) -> findings.add(found(id(problem), problem))));
		return findings;
	}

	private static List<Finding> of(LocatedFile file) {
		Stream<ScriptProblem> problems = file.problems().stream();
		if (file.problems().stream().anyMatch((problem) -> problem.code().equals("no-revision"))) {
			// Whoever reads it without a header takes its first tag for misplaced.
			problems = problems.filter((problem) -> !problem.code().equals("misplaced-tag"));
		}
		boolean empty = file.form().size() == 0 && !file.problems().isEmpty();
		return problems.map((problem) -> found(empty ? "empty-file" : id(problem), problem)).toList();
	}

	private static String id(ScriptProblem problem) {
		String code = problem.code();
		if (code.equals("bad-name") && problem.message().startsWith("@revision ")) {
			return "illegal-revision-id";
		}
		if (LOCATION.contains(code)) {
			return "bad-location";
		}
		if (UNREADABLE.contains(code)) {
			return "unreadable-file";
		}
		if (CLASS.contains(code)) {
			return "broken-class";
		}
		if (TAG.contains(code) || code.startsWith("bad-")) {
			return "misfit-tag";
		}
		if (code.equals("no-revision")) {
			return "no-revision-id";
		}
		return (Catalogue.find(code) != null) ? code : "broken-script";
	}

	private static Finding found(String id, ScriptProblem problem) {
		Place place = new Place(problem.origin(), problem.line(), true);
		return Catalogue.get(id).found(place, problem.description()).withRemedy(problem.action());
	}

}
