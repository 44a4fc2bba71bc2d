package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.cli.result.Result;
import dev.limbeck.migrate.MigrationCommand;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.migrate.OfflineMigration;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.migrate.PlannedChange;
import dev.limbeck.revision.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Shows or carries out what upgrade, downgrade and stamp come to.
 *
 * @param invocation where it runs
 * @param options what to show, if anything
 */
record Change(Invocation invocation, PlanOptions options) {

	/**
	 * Show the plan if asked for, otherwise carry it out.
	 * @param command what to do
	 * @param from where the database is taken to stand, or {@code null} to ask it
	 * @param review looks at the plan before anything of it runs
	 * @return the plan, or what was done
	 */
	Result apply(MigrationCommand command, @Nullable List<Symbol> from, PlanReview review) {
		if (this.options.shows()) {
			return show(command, from, review);
		}
		return done(this.invocation.migrator().run(command, review));
	}

	private Result show(MigrationCommand command, @Nullable List<Symbol> from, PlanReview review) {
		PlannedChange change = (from != null) ? offline().plan(command, from)
				: this.invocation.migrator().plan(command);
		Map<String, @Nullable Object> json = PlanText.json(change.plan(), change.repeatables().names());
		FilledInReview filledIn = (review instanceof FilledInReview asked) ? asked
				: new FilledInReview(this.invocation, true);
		if (this.options.sql()) {
			filledIn.accepts(change);
			String sql = offline().sql(change);
			json.put("sql", sql);
			return Result.document(sql, json);
		}
		List<String> lines = new ArrayList<>(PlanText.lines(this.invocation.scripts().graph(), change));
		lines.addAll(filledIn.lines(change));
		return Result.done(lines, json);
	}

	private OfflineMigration offline() {
		CommandEnvironment environment = this.invocation.environment();
		return new OfflineMigration(this.invocation.scripts(), environment.ledgerSchema(this.invocation.options()),
				environment.application(this.invocation.options()),
				this.invocation.database().connector().searchPath());
	}

	/**
	 * Tell what was done.
	 * @param report of the engine
	 * @return what was done
	 */
	static Result done(MigrationReport report) {
		return Result.done(List.of(report.summary()), json(report));
	}

	private static Map<String, @Nullable Object> json(MigrationReport report) {
		Map<String, @Nullable Object> json = PlanText.json(report.plan(), names(report));
		json.put("elapsedMs", report.elapsed().toMillis());
		return json;
	}

	private static List<String> names(MigrationReport report) {
		return report.repeatables()
			.stream()
			.map((step) -> step.revision().substring(step.revision().indexOf('/') + 1))
			.toList();
	}

	/**
	 * Tell what was run and rolled back.
	 * @param report of the engine
	 * @return what was tried
	 */
	static Result tried(MigrationReport report) {
		int steps = report.steps().size();
		List<String> lines = new ArrayList<>();
		lines.add((steps == 0) ? "Nothing to try."
				: "Ran and rolled back: " + ((steps == 1) ? "1 revision" : steps + " revisions") + ".");
		if (!report.untried().isEmpty()) {
			lines.add("Not tried, because " + report.untried().get(0) + " runs outside of transactions: "
					+ String.join(", ", report.untried()) + ".");
		}
		Map<String, @Nullable Object> json = json(report);
		json.put("untried", report.untried());
		return new Result(lines, json, Result.DONE);
	}

}
