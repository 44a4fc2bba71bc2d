package dev.limbeck.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.sql.ScriptProblem;

/**
 * Everything that is wrong with the files of a model, as one failure.
 */
final class ModelErrors {

	private static final int MANY = 40;

	private ModelErrors() {
	}

	/**
	 * Make the failure. Its code is that of the problems if they share one.
	 * @param name what people call the model
	 * @param problems at least one
	 * @return the failure
	 */
	static LimbeckException of(String name, List<ScriptProblem> problems) {
		List<String> codes = problems.stream().map(ScriptProblem::code).distinct().toList();
		String some = problems.stream().limit(MANY).map(ScriptProblem::description).collect(Collectors.joining("\n"));
		int more = problems.size() - MANY;
		return new LimbeckException((codes.size() == 1) ? codes.get(0) : "invalid-model",
				((problems.size() == 1) ? "" : problems.size() + " problems in " + name + ":\n") + some
						+ ((more > 0) ? "\nand " + more + " more" : ""),
				advice(problems));
	}

	// Most have the same.
	private static String advice(List<ScriptProblem> problems) {
		Map<String, List<String>> places = problems.stream()
			.collect(Collectors.groupingBy(ScriptProblem::action, LinkedHashMap::new,
					Collectors.mapping(ScriptProblem::place, Collectors.toList())));
		if (places.size() == 1) {
			return problems.get(0).action();
		}
		return places.entrySet()
			.stream()
			.map((entry) -> some(entry.getValue()) + ": " + entry.getKey())
			.collect(Collectors.joining("\n"));
	}

	private static String some(List<String> places) {
		int shown = Math.min(3, places.size());
		return String.join(", ", places.subList(0, shown))
				+ ((places.size() > shown) ? " and " + (places.size() - shown) + " more" : "");
	}

}
