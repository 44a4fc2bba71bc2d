package dev.limbeck.step.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.SqlText;
import dev.limbeck.sql.StatementTokens;
import dev.limbeck.step.SqlStep;

/**
 * A privilege on a view that a script gives or takes by itself.
 *
 * @param view the view
 * @param given whether it is given
 * @param privilege such as {@code SELECT}, or {@code ALL}
 * @param role who has it then or had it before, {@code public} for everybody
 * @param grantable whether that role may give it to others
 */
record SaidPrivilege(ViewInTheWay view, boolean given, String privilege, String role, boolean grantable) {

	// A list of rows holds at least one.
	private static final String NOTHING = "(0::pg_catalog.int8, false, '', '', false)";

	/**
	 * Find what scripts say of views.
	 * @param views the views
	 * @param scripts the scripts
	 * @return it as SQL: rows of a view's number, whether it is given, privilege, role
	 * and whether that may give it to others
	 */
	static String rows(List<ViewInTheWay> views, List<SqlStep> scripts) {
		List<SaidPrivilege> found = new ArrayList<>();
		for (SqlStep script : scripts) {
			boolean elsewhere = script.section().sql().toLowerCase(Locale.ROOT).contains("search_path");
			List<ViewInTheWay> visible = views.stream().filter((view) -> elsewhere || view.visible()).toList();
			for (SqlStatement statement : script.section().statements()) {
				if (statement.startsWith("GRANT") || statement.startsWith("REVOKE")) {
					read(script.section().sql(statement), views, visible, found);
				}
			}
		}
		return found.stream().map((each) -> ", " + each.row()).collect(Collectors.joining("", NOTHING, ""));
	}

	private static void read(String sql, List<ViewInTheWay> views, List<ViewInTheWay> visible,
			List<SaidPrivilege> found) {
		StatementTokens tokens = new StatementTokens(sql);
		boolean given = tokens.take("GRANT");
		if (!given && (!tokens.take("REVOKE") || tokens.take("GRANT", "OPTION", "FOR"))) {
			return;
		}
		List<String> privileges = privileges(tokens);
		if (!tokens.take("ON")) {
			return;
		}
		tokens.take("TABLE");
		boolean all = tokens.take("ALL", "TABLES", "IN", "SCHEMA");
		List<QualifiedName> names = tokens.names();
		tokens.seek(Set.of("TO", "FROM"));
		List<String> roles = roles(tokens);
		boolean grantable = tokens.take("WITH", "GRANT", "OPTION");
		for (ViewInTheWay view : views) {
			if (names.stream()
				.anyMatch((name) -> all ? name.last().equals(view.name().schema())
						: name.maybe(view.name()) && (!name.schema().isEmpty() || visible.contains(view)))) {
				privileges.forEach((privilege) -> roles
					.forEach((role) -> found.add(new SaidPrivilege(view, given, privilege, role, grantable))));
			}
		}
	}

	// Those on columns are others.
	private static List<String> privileges(StatementTokens tokens) {
		List<String> privileges = new ArrayList<>();
		do {
			String privilege = tokens.identifier().orElse("").toUpperCase(Locale.ROOT);
			tokens.take("PRIVILEGES");
			int end = tokens.behind();
			tokens.skipParentheses();
			if (tokens.behind() == end) {
				privileges.add(privilege);
			}
		}
		while (tokens.takeSign(","));
		return privileges;
	}

	private static List<String> roles(StatementTokens tokens) {
		List<String> roles = new ArrayList<>();
		do {
			tokens.take("GROUP");
			tokens.identifier().ifPresent(roles::add);
		}
		while (tokens.takeSign(","));
		return roles;
	}

	private String row() {
		return "(" + this.view.oid() + "::pg_catalog.int8, " + this.given + ", " + SqlText.literal(this.privilege)
				+ ", " + SqlText.literal(this.role) + ", " + this.grantable + ")";
	}

}
