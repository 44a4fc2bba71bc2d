package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.limbeck.schema.FactKind;

/**
 * How one schema becomes another.
 *
 * @param actions what to do, in order
 */
public record Plan(List<Action> actions) {

	/** Nothing to do. */
	public static final Plan EMPTY = new Plan(List.of());

	/**
	 * Copy the list.
	 */
	public Plan {
		actions = List.copyOf(actions);
	}

	/**
	 * Return whether there is nothing to do.
	 * @return whether both schemas are the same
	 */
	public boolean isEmpty() {
		return this.actions.isEmpty();
	}

	/**
	 * Return what is dangerous about it.
	 * @return the hazards of all actions, in order
	 */
	public List<Hazard> hazards() {
		return this.actions.stream().flatMap((action) -> action.hazards().stream()).toList();
	}

	/**
	 * Return what has to be sent, in order.
	 * @return statements without semicolons
	 */
	public List<String> statements() {
		List<String> statements = new ArrayList<>(settings());
		this.actions.forEach((action) -> statements.addAll(action.sql()));
		return statements;
	}

	/**
	 * Return what has to be set before the first action.
	 * @return statements without semicolons
	 */
	public List<String> settings() {
		// Bodies may name what comes later.
		return this.actions.stream().anyMatch(Plan::isRoutine) ? List.of("SET check_function_bodies = off") : List.of();
	}

	/**
	 * Return whether it builds or drops indexes while others go on writing.
	 * @return whether it can run outside of transactions alone
	 */
	public boolean isConcurrent() {
		return this.actions.stream().anyMatch(Action::isConcurrent);
	}

	private static boolean isRoutine(Action action) {
		FactKind kind = action.subject().kind();
		return action.verb() != Verb.DROP && (kind == FactKind.FUNCTION || kind == FactKind.PROCEDURE);
	}

	/**
	 * Return the plan as a script.
	 * @return statements with semicolons, one below the other
	 */
	public String sql() {
		return statements().stream().map((statement) -> statement + ";\n").collect(Collectors.joining());
	}

}
