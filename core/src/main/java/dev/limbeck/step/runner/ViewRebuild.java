package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.limbeck.SqlState;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.log.LogFields;
import dev.limbeck.script.FolderScript;
import dev.limbeck.script.location.Repeatable;
import dev.limbeck.session.FirstError;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.sql.CreateStatement;
import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.SqlText;
import dev.limbeck.sql.StatementTokens;
import dev.limbeck.step.RunnableSteps;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.failure.FlightFailure;
import dev.limbeck.step.failure.StepFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a repeatable whose view cannot be replaced, because its columns are others now, or
 * cannot be dropped, because others stand on it: in one transaction the view and all
 * views upon it are dropped, and the repeatables that make them are run. What people have
 * given to them stays: owner, grants, comments, triggers. If one of them would not come
 * back, all is rolled back.
 */
final class ViewRebuild {

	private static final Logger logger = LoggerFactory.getLogger(ViewRebuild.class);

	private final MigrationSession session;

	private final List<Repeatable> repeatables;

	/**
	 * Prepare to rebuild views.
	 * @param session where
	 * @param repeatables all there are, in order
	 */
	ViewRebuild(MigrationSession session, List<Repeatable> repeatables) {
		this.session = session;
		this.repeatables = repeatables;
	}

	/**
	 * Find the view that is in the way of a script.
	 * @param failure of the script, which is rolled back
	 * @return the view, as the script names it; nothing if a rebuild would not help
	 */
	static Optional<QualifiedName> view(StepFailure.OfSql failure) {
		int number = failure.failure().number();
		if (failure.step().entry().kind() != FolderScript.Kind.REPEATABLE || number < 1
				|| number > failure.step().statements()) {
			return Optional.empty();
		}
		SqlStatement statement = failure.step().statement(number);
		String sql = failure.step().section().sql(statement);
		if (SqlState.INVALID_TABLE_DEFINITION.equals(failure.sqlState())) {
			return CreateStatement.of(sql).filter((create) -> create.kind().equals("VIEW")).map(CreateStatement::name);
		}
		boolean drops = statement.startsWith("DROP", "VIEW") || statement.startsWith("DROP", "MATERIALIZED", "VIEW");
		return (drops && SqlState.DEPENDENT_OBJECTS_STILL_EXIST.equals(failure.sqlState())) ? dropped(sql)
				: Optional.empty();
	}

	private static Optional<QualifiedName> dropped(String sql) {
		StatementTokens tokens = new StatementTokens(sql);
		tokens.take("DROP");
		tokens.take("MATERIALIZED");
		tokens.take("VIEW");
		tokens.take("IF", "EXISTS");
		return tokens.name();
	}

	/**
	 * Run the script.
	 * @param failed what failed without a rebuild
	 * @param root the view
	 * @param transaction what surrounds the script
	 * @return the failure, after which all is rolled back, or {@code null}
	 * @throws SQLException if the connection is lost
	 */
	@Nullable StepFailure run(StepFailure.OfSql failed, QualifiedName root, StepTransaction transaction) throws SQLException {
		SqlStep step = failed.step();
		List<ViewInTheWay> views = this.session.sql().query(ViewInTheWay.query(root), ViewInTheWay::read);
		if (views.isEmpty()) {
			return failed;
		}
		List<ViewInTheWay> upon = views.subList(0, views.size() - 1);
		List<ViewInTheWay> strangers = upon.stream().filter(this::isStrange).toList();
		if (!strangers.isEmpty()) {
			return new StepFailure.OfViews(failed, root, names(strangers));
		}
		List<SqlStep> scripts = scripts(step, views);
		LogFields.NONE.info(logger).log("Rebuilding {}: the columns of {} are others now", names(views), root);
		String closing = check(dropsForGood(failed, root) ? upon : views) + ";\n" + restoring(views, scripts) + ";\n"
				+ transaction.closing();
		try {
			this.session.sql().execute(transaction.opening() + drops(views));
		}
		catch (SQLException ex) {
			new FirstError(ex).end(() -> this.session.sql().execute("ROLLBACK"));
			if (this.session.sql().isLost(ex)) {
				throw ex;
			}
			return new StepFailure.OfSql(step, new FlightFailure(ex, failed.failure().number(), -1));
		}
		StepTransaction around = new StepTransaction(transaction.marker(), "", closing, transaction.cleaning());
		StepParts.Failed failure = new StepParts(this.session.sql(), around).send(scripts, true, true, null, null);
		if (failure == null) {
			return null;
		}
		SQLException error = failure.failure().error();
		return SqlState.VIEWS_LOST.equals(error.getSQLState())
				? new StepFailure.OfViews(failed, root, ServerErrors.words(error)) : failure.asIs();
	}

	private boolean isStrange(ViewInTheWay view) {
		return this.repeatables.stream().noneMatch((each) -> each.mayMakeView(view.name()));
	}

	// The view itself comes back with the failed script, or goes if that drops it.
	private List<SqlStep> scripts(SqlStep step, List<ViewInTheWay> views) {
		List<SqlStep> scripts = new ArrayList<>(List.of(step));
		this.repeatables.stream()
			.filter((each) -> !each.name().equals(step.entry().name()))
			.filter((each) -> views.stream().anyMatch((view) -> each.mayMakeView(view.name())))
			.forEach((each) -> scripts.addAll(RunnableSteps.repeatables(List.of(each))));
		return scripts;
	}

	// Under another search path the script may have named another view.
	private static boolean dropsForGood(StepFailure.OfSql failed, QualifiedName root) {
		String sql = failed.step().section().sql().toLowerCase(Locale.ROOT);
		return SqlState.DEPENDENT_OBJECTS_STILL_EXIST.equals(failed.sqlState())
				&& (!root.schema().isEmpty() || !sql.contains("search_path"));
	}

	// A script that makes a view of the same name may have made it in another schema.
	private static String check(List<ViewInTheWay> views) {
		List<String> names = views.stream().map((view) -> view.name().sql()).toList();
		List<String> shown = views.stream().map((view) -> view.name().toString()).toList();
		return SqlText.block("DECLARE lost pg_catalog.text;\nBEGIN\n"
				+ "SELECT pg_catalog.string_agg(v.shown, ', ') INTO lost FROM ROWS FROM (pg_catalog.unnest("
				+ SqlText.textArray(names) + "), pg_catalog.unnest(" + SqlText.textArray(shown)
				+ ")) AS v (name, shown) WHERE pg_catalog.to_regclass(v.name) IS NULL;\nIF lost IS NOT NULL THEN\n"
				+ "RAISE EXCEPTION USING ERRCODE = '" + SqlState.VIEWS_LOST + "', MESSAGE = lost;\nEND IF;\nEND");
	}

	private static String names(List<ViewInTheWay> views) {
		return String.join(", ", views.stream().map((view) -> view.name().toString()).toList());
	}

	private static String drops(List<ViewInTheWay> views) {
		StringBuilder drops = new StringBuilder();
		views.forEach((view) -> drops.append(";\nDROP ").append(view.kind()).append(' ').append(view.name().sql()));
		return drops.toString();
	}

	private String restoring(List<ViewInTheWay> views, List<SqlStep> scripts) throws SQLException {
		StringBuilder body = new StringBuilder(
				"DECLARE\n  again pg_catalog.text;\n  columns pg_catalog.text[] := ARRAY(");
		body.append(ViewInTheWay.columns(views)).append(");\nBEGIN\n");
		String query = ViewInTheWay.restoring(views, SaidPrivilege.rows(views, scripts));
		for (String statement : this.session.sql().query(query, (row) -> row.getString(1))) {
			body.append(statement).append('\n');
		}
		return SqlText.block(body + "END");
	}

}
