package dev.limbeck.diff.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What somebody may do with an object, as grants say it.
 */
public final class Privileges {

	private static final String GRANTABLE = "*";

	private Privileges() {
	}

	/**
	 * Return the statements that grant a list.
	 * @param list privileges, those that may be passed on with an asterisk, or
	 * {@code null} for none
	 * @param on makes a grant of privileges
	 * @return statements
	 */
	public static List<String> grant(@Nullable String list, UnaryOperator<String> on) {
		List<String> statements = new ArrayList<>();
		List<String> plain = Options.items(list).stream().filter((item) -> !item.endsWith(GRANTABLE)).toList();
		List<String> passed = Options.items(list)
			.stream()
			.filter((item) -> item.endsWith(GRANTABLE))
			.map((item) -> item.substring(0, item.length() - 1))
			.toList();
		if (!plain.isEmpty()) {
			statements.add("GRANT " + on.apply(String.join(", ", plain)));
		}
		if (!passed.isEmpty()) {
			statements.add("GRANT " + on.apply(String.join(", ", passed)) + " WITH GRANT OPTION");
		}
		return statements;
	}

	/**
	 * Return the privileges of a list that another one lacks.
	 * @param list privileges, or {@code null}
	 * @param other privileges, or {@code null}
	 * @return the rest, {@code null} if nothing is left
	 */
	public static @Nullable String without(@Nullable String list, @Nullable String other) {
		List<String> rest = new ArrayList<>(Options.items(list));
		rest.removeAll(Options.items(other));
		return rest.isEmpty() ? null : String.join(", ", rest);
	}

	/**
	 * Return whether some privilege of a list may be passed on.
	 * @param list privileges, or {@code null}
	 * @return whether others may have it from the one who has it
	 */
	public static boolean mayBePassed(@Nullable String list) {
		return Options.items(list).stream().anyMatch((item) -> item.endsWith(GRANTABLE));
	}

	/**
	 * Return the privileges of a list under their names alone.
	 * @param list privileges
	 * @return the list without asterisks
	 */
	public static String names(String list) {
		return list.replace(GRANTABLE, "");
	}

}
