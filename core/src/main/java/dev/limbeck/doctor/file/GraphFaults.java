package dev.limbeck.doctor.file;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.revision.GraphProblem;
import dev.limbeck.revision.GraphProblem.Kind;

/**
 * Why revisions form no graph, apart from parents that are missing.
 *
 * @param recovery where revisions are kept that are missing
 */
record GraphFaults(Recovery recovery) implements FileCheck {

	@Override
	public List<Finding> find(History history) {
		List<Finding> findings = new ArrayList<>();
		for (GraphProblem problem : history.problems()) {
			boolean hidden = problem.kind() == Kind.MISSING_DEPENDENCY && !history.undeclared().isEmpty();
			if (problem.kind() != Kind.MISSING_PARENT && !hidden) {
				Finding finding = Catalogue.get(problem.kind().code())
					.found(place(history, problem), problem.description())
					.withRemedy(problem.action());
				findings.add((problem.kind() != Kind.MISSING_DEPENDENCY) ? finding
						: this.recovery.offered(finding, dependency(history, problem)));
			}
		}
		return findings;
	}

	private static Place place(History history, GraphProblem problem) {
		return switch (problem.kind()) {
			case DUPLICATE_ID, ILLEGAL_REVISION_ID -> history.place(problem.origin(), "revision", "");
			case DUPLICATE_LABEL -> history.place(problem.origin(), "branch", "");
			case MISSING_DEPENDENCY, DEPENDENCY_SELF_LOOP -> history.place(problem.origin(), "depends-on", "");
			case OVERLAPPING_SQUASH, SQUASH_CYCLE, UNKNOWN_REPLACED -> history.place(problem.origin(), "replaces", "");
			case MISSING_PARENT, SELF_LOOP, CYCLE -> history.place(problem.origin(), "revises", "");
			case DEPENDENCY_CYCLE -> Place.file(problem.origin());
		};
	}

	private static String dependency(History history, GraphProblem problem) {
		return history.missingDependencies()
			.stream()
			.filter((name) -> problem.description().contains(" depends on " + name + ","))
			.findFirst()
			.orElse("");
	}

}
