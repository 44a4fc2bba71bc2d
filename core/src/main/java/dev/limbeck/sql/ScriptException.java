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

	private static final int SHOWN = 10;

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

	// Of each kind the first ten: a folder of foreign files has hundreds of them.
	private static String describe(List<ScriptProblem> problems) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		StringBuilder lines = new StringBuilder(
				(problems.size() == 1) ? "" : problems.size() + " problems in the revision files:\n");
		for (ScriptProblem problem : problems) {
			if (counts.merge(problem.code(), 1, Integer::sum) <= SHOWN) {
				lines.append(problem.description()).append('\n');
			}
		}
		counts.forEach((code, count) -> {
			if (count > SHOWN) {
				lines.append("... and ").append(count - SHOWN).append(" more of the kind ").append(code).append('\n');
			}
		});
		return lines.append("Nothing was run.").toString();
	}

	private static String advise(List<ScriptProblem> problems) {
		Map<String, List<String>> places = problems.stream()
			.collect(Collectors.groupingBy(ScriptProblem::action, LinkedHashMap::new,
					Collectors.mapping(ScriptProblem::place, Collectors.toList())));
		if (places.size() == 1) {
			return problems.get(0).action();
		}
		String advice = places.entrySet()
			.stream()
			.limit(SHOWN)
			.map((entry) -> named(entry.getValue()) + ": " + entry.getKey())
			.collect(Collectors.joining("\n"));
		return (places.size() > SHOWN)
				? advice + "\n... and " + (places.size() - SHOWN) + " more; \"limbeck check --files --json\" has all."
				: advice;
	}

	private static String named(List<String> places) {
		return String.join(", ", places.subList(0, Math.min(SHOWN, places.size())))
				+ ((places.size() > SHOWN) ? " and " + (places.size() - SHOWN) + " more" : "");
	}

}
