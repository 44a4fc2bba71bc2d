package dev.limbeck.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
		String lines = problems.stream().map(ScriptProblem::description).collect(Collectors.joining("\n"));
		return ((problems.size() == 1) ? "" : problems.size() + " problems in the revision files:\n") + lines
				+ "\nNothing was run.";
	}

	private static String advise(List<ScriptProblem> problems) {
		Map<String, List<String>> places = problems.stream()
			.collect(Collectors.groupingBy(ScriptProblem::action, LinkedHashMap::new,
					Collectors.mapping(ScriptProblem::place, Collectors.toList())));
		if (places.size() == 1) {
			return problems.get(0).action();
		}
		return places.entrySet()
			.stream()
			.map((entry) -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
			.collect(Collectors.joining("\n"));
	}

}
