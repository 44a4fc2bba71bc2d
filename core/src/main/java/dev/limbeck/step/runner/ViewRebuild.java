package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.log.LogFields;
import dev.limbeck.session.FirstError;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.script.location.Repeatable;
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
 * given to them stays: owner, grants, comments, triggers.
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
		if (failure.step().entry().repeatable() == null || number < 1 || number > failure.step().statements()) {
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
	 * @throws LimbeckException if a view upon it is none of a repeatable's
	 */
	@Nullable StepFailure run(StepFailure.OfSql failed, QualifiedName root, StepTransaction transaction) throws SQLException {
		SqlStep step = failed.step();
		List<ViewInTheWay> views = this.session.sql().query(ViewInTheWay.query(root), ViewInTheWay::read);
		if (views.isEmpty()) {
			return failed;
		}
		List<SqlStep> scripts = scripts(step, root, views);
		LogFields.NONE.info(logger).log("Rebuilding {}: the columns of {} are others now", names(views), root);
		String restoring = restoring(views);
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
		for (int i = 0; i < scripts.size(); i++) {
			boolean last = i == scripts.size() - 1;
			StepTransaction part = new StepTransaction(transaction.marker(), "",
					last ? restoring + ";\n" + transaction.closing() : "", last ? transaction.cleaning() : "");
			FlightRunner flights = new FlightRunner(this.session.sql(), scripts.get(i));
			FlightFailure failure = flights.send(Flight.of(part, scripts.get(i).section()));
			if (failure != null) {
				return new StepFailure.OfSql(scripts.get(i), failure);
			}
		}
		return null;
	}

	// Those that are made by the failed script itself come back with it.
	private List<SqlStep> scripts(SqlStep step, QualifiedName root, List<ViewInTheWay> views) {
		List<String> strangers = new ArrayList<>();
		List<Repeatable> makers = new ArrayList<>();
		for (ViewInTheWay view : views) {
			List<Repeatable> found = this.repeatables.stream().filter((each) -> each.mayMake(view.name())).toList();
			makers.addAll(found);
			if (found.isEmpty() && !view.name().maybe(root)) {
				strangers.add(view.name().toString());
			}
		}
		if (!strangers.isEmpty()) {
			throw new LimbeckException("dependent-view", step.origin() + ": the columns of view " + root
					+ " have changed, so it has to be dropped and made anew. On it stand views that no repeatable makes: "
					+ String.join(", ", strangers) + ".\nThe script was rolled back.",
					"Move their CREATE VIEW to files in the folder repeatable, or drop them in a revision.");
		}
		List<SqlStep> scripts = new ArrayList<>(List.of(step));
		this.repeatables.stream()
			.filter((each) -> makers.contains(each) && !each.name().equals(step.entry().repeatable()))
			.forEach((each) -> scripts.addAll(RunnableSteps.repeatables(List.of(each))));
		return scripts;
	}

	private static String names(List<ViewInTheWay> views) {
		return String.join(", ", views.stream().map((view) -> view.name().toString()).toList());
	}

	private static String drops(List<ViewInTheWay> views) {
		StringBuilder drops = new StringBuilder();
		views.forEach((view) -> drops.append(";\nDROP ").append(view.kind()).append(' ').append(view.name().sql()));
		return drops.toString();
	}

	private String restoring(List<ViewInTheWay> views) throws SQLException {
		StringBuilder body = new StringBuilder("BEGIN\n");
		for (String statement : this.session.sql().query(ViewInTheWay.restoring(views), (row) -> row.getString(1))) {
			body.append(statement).append('\n');
		}
		return SqlText.block(body + "END");
	}

}
