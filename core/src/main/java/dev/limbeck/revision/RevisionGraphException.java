package dev.limbeck.revision;

import java.util.List;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;

/**
 * Thrown when revisions do not form a graph. It tells all problems at once.
 */
public final class RevisionGraphException extends LimbeckException {

	private static final long serialVersionUID = 1L;

	private final transient List<GraphProblem> problems;

	RevisionGraphException(List<GraphProblem> problems) {
		super(problems.get(0).kind().code(),
				problems.stream().map(GraphProblem::description).collect(Collectors.joining("\n")),
				problems.stream().map(GraphProblem::action).distinct().collect(Collectors.joining("\n")));
		this.problems = List.copyOf(problems);
	}

	/**
	 * Return everything that is wrong.
	 * @return at least one problem
	 */
	public List<GraphProblem> problems() {
		return this.problems;
	}

}
