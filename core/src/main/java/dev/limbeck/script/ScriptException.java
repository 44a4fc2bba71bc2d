package dev.limbeck.script;

import java.util.List;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;

/**
 * Says everything that is wrong with the revision files and their locations at once. Its
 * code is the problems' own if they share one, otherwise {@code invalid-scripts}.
 */
public class ScriptException extends LimbeckException {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial")
	private final List<ScriptProblem> problems;

	/**
	 * Create a new failure.
	 * @param problems what is wrong, at least one
	 */
	public ScriptException(List<ScriptProblem> problems) {
		super(code(problems), describe(problems), advise(problems));
		this.problems = List.copyOf(problems);
	}

	/**
	 * Return what is wrong.
	 * @return the problems, by file in the order of their lines
	 */
	public List<ScriptProblem> problems() {
		return this.problems;
	}

	private static String code(List<ScriptProblem> problems) {
		List<String> codes = problems.stream().map(ScriptProblem::code).distinct().toList();
		return (codes.size() == 1) ? codes.get(0) : "invalid-scripts";
	}

	private static String describe(List<ScriptProblem> problems) {
		String lines = problems.stream()
			.map((problem) -> problem.place() + ": " + problem.message())
			.collect(Collectors.joining("\n"));
		return (problems.size() == 1) ? lines : problems.size() + " problems in the revision files:\n" + lines;
	}

	private static String advise(List<ScriptProblem> problems) {
		return problems.stream().map(ScriptProblem::action).distinct().collect(Collectors.joining("\n"));
	}

}
