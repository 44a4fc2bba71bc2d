package dev.limbeck.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerEntry;
import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.ledger.RepeatablePlan;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Symbol;
import dev.limbeck.revision.SymbolException;
import dev.limbeck.revision.SymbolResolver;
import dev.limbeck.script.FolderScript;
import dev.limbeck.script.location.Repeatable;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.RunnableSteps;
import dev.limbeck.step.SqlStep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans without a database, and writes plans as SQL for {@code psql}. Immutable.
 */
public final class OfflineMigration {

	private static final Logger logger = LoggerFactory.getLogger(OfflineMigration.class);

	private final RevisionScripts scripts;

	private final Ledger ledger;

	private final LedgerWriter writer;

	private final String searchPath;

	/**
	 * Prepare to plan.
	 * @param scripts the revision files
	 * @param ledgerSchema where the ledger is
	 * @param application the name that the ledger shall show, if any
	 */
	public OfflineMigration(RevisionScripts scripts, String ledgerSchema, @Nullable String application) {
		this(scripts, ledgerSchema, application, "");
	}

	/**
	 * Prepare to plan for sessions that look for things in certain schemas first.
	 * @param scripts the revision files
	 * @param ledgerSchema where the ledger is
	 * @param application the name that the ledger shall show, if any
	 * @param searchPath schemas between commas, as PostgreSQL reads them; nothing for
	 * what sessions begin with
	 */
	public OfflineMigration(RevisionScripts scripts, String ledgerSchema, @Nullable String application,
			String searchPath) {
		this.scripts = scripts;
		this.ledger = new Ledger(Ledger.checkSchema(ledgerSchema));
		this.writer = new LedgerWriter(this.ledger, application, MigratorBuilder.hostName());
		this.searchPath = searchPath;
	}

	/**
	 * Plan for a database that is not looked at.
	 * @param command what to do
	 * @param from where the database is taken to stand: it has these revisions and all
	 * that they require; {@code base} means that it has none
	 * @return the plan
	 * @throws SymbolException if a symbol cannot be told
	 */
	public PlannedChange plan(MigrationCommand command, List<Symbol> from) {
		SymbolResolver resolver = SymbolResolver.of(this.scripts.graph());
		Set<String> heads = new TreeSet<>();
		from.forEach((symbol) -> heads.addAll(resolver.resolve(symbol)));
		Set<String> applied = this.scripts.graph().ancestors(heads);
		List<AppliedRevision> rows = this.scripts.graph()
			.inOrder(applied::contains)
			.stream()
			.map((revision) -> LedgerEntry.of(this.scripts.get(revision.id()), this.scripts.graph()).applied())
			.toList();
		Plan plan = new Planner(this.scripts).plan(command, rows);
		return new PlannedChange(command, plan, rows, Map.of(), RepeatablePlan.NONE);
	}

	/**
	 * Write a plan as a script. It begins with an assertion that the database stands
	 * where the plan starts, and that nobody else is migrating it; then every step is a
	 * transaction with its ledger rows, which asserts the same anew.
	 * @param change the plan, made here or by {@link Migrator#plan}
	 * @return the script
	 * @throws LimbeckException if a step cannot be written as SQL, with all such steps
	 */
	public String sql(PlannedChange change) {
		List<SqlStep> steps = sqlOnly(
				RunnableSteps.prepare(this.scripts, change.plan(), change.rows(), change.storedDowngrades()));
		List<String> repeatables = this.scripts.repeatables().inOrder().stream().map(Repeatable::name).toList();
		if (change.command() instanceof Upgrade && !repeatables.isEmpty()) {
			LogFields.NONE.warn(logger)
				.log("Repeatables are no part of the script, because only a database tells which are to be run: {}",
						String.join(", ", repeatables));
		}
		if (!steps.isEmpty() && !this.scripts.callbacks().scripts().isEmpty()) {
			LogFields.NONE.warn(logger)
				.log("Callbacks are no part of the script: {}", String.join(", ",
						this.scripts.callbacks().scripts().stream().map(FolderScript::name).toList()));
		}
		steps.stream().limit(Math.max(0, steps.size() - 1)).forEach(OfflineMigration::tellDefaults);
		return new OfflineScript(this.ledger, this.writer, this.searchPath).write(change, steps,
				new Planner(this.scripts)::entry);
	}

	private static void tellDefaults(SqlStep step) {
		if (step.section().changesSessionDefaults()) {
			LogFields.of(LogField.REVISION, step.id())
				.warn(logger)
				.log("Revision {} changes what sessions begin with ({}): the script begins a new one before the next "
						+ "revision, with \\connect. Only psql can run it", step.id(),
						step.place(step.section().sessionDefaults()));
		}
	}

	/**
	 * Tell what of the revision files no run would take, up or down.
	 * @param scripts the revision files
	 * @return everything, in the order of the revisions
	 */
	public static List<ScriptProblem> problems(RevisionScripts scripts) {
		return RunnableSteps.problems(scripts);
	}

	private static List<SqlStep> sqlOnly(List<RunnableStep> steps) {
		List<SqlStep> sql = new ArrayList<>();
		List<String> java = new ArrayList<>();
		List<String> batches = new ArrayList<>();
		for (RunnableStep step : steps) {
			if (step instanceof SqlStep batch && batch.section().hasBatch()) {
				batches.add(step.id() + " (" + step.origin() + ")");
			}
			else if (step instanceof SqlStep readable) {
				sql.add(readable);
			}
			else {
				java.add(step.id() + " (" + step.origin() + ")");
			}
		}
		if (!java.isEmpty()) {
			throw new LimbeckException("java-revision",
					"These revisions are written in Java, and cannot be written as SQL:\n" + String.join("\n", java),
					"Run the command on the database itself, or write scripts for the ranges before and after them.");
		}
		if (!batches.isEmpty()) {
			throw new LimbeckException("batch-revision",
					"These revisions hold a @batch, of which each round is made when the one before it is done, and cannot be "
							+ "written as SQL:\n" + String.join("\n", batches),
					"Run the command on the database itself, or write scripts for the ranges before and after them.");
		}
		return sql;
	}

}
