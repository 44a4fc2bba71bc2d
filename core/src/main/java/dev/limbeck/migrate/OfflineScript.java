package dev.limbeck.migrate;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.limbeck.VisibleText;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerAssertion;
import dev.limbeck.ledger.LedgerEntry;
import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Step;
import dev.limbeck.script.Execution;
import dev.limbeck.script.Section;
import dev.limbeck.session.ScriptLocks;
import dev.limbeck.sql.CopyData;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.SqlText;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.runner.OfflineStatements;

/**
 * Writes steps as a script for {@code psql} that does what the steps would do if they
 * were run, and nothing on a database that stands elsewhere.
 */
final class OfflineScript {

	private static final String CLEAN = "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; CLOSE ALL; UNLISTEN *;"
			+ " DEALLOCATE ALL; DISCARD TEMP; DISCARD SEQUENCES;";

	// As in a live session; what is about the network is left to psql.
	private static final String SETTINGS = "SET client_encoding = 'UTF8'; SET standard_conforming_strings = on;"
			+ " SET TimeZone = 'UTC'; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;"
			+ " SET idle_session_timeout = 0;";

	private final Ledger ledger;

	private final LedgerWriter writer;

	private final String settings;

	private final StringBuilder text = new StringBuilder();

	/**
	 * Begin a script.
	 * @param ledger the ledger
	 * @param writer writes its rows
	 * @param searchPath schemas that sessions look for things in first, or nothing
	 */
	OfflineScript(Ledger ledger, LedgerWriter writer, String searchPath) {
		this.ledger = ledger;
		this.writer = writer;
		this.settings = searchPath.isEmpty() ? SETTINGS : SETTINGS + "\n" + SqlText.block("BEGIN PERFORM "
				+ "pg_catalog.set_config('search_path', " + SqlText.literal(searchPath) + ", false); END") + ";";
	}

	/**
	 * Write a script.
	 * @param change the plan
	 * @param steps its steps that run SQL
	 * @param entries what the ledger is to say of a revision that is stamped
	 * @return the script
	 */
	String write(PlannedChange change, List<SqlStep> steps, Function<Step, LedgerEntry> entries) {
		Plan plan = change.plan();
		line("-- Limbeck: " + place(plan.from()) + " -> " + place(plan.heads()));
		line("-- Run it with: psql -v ON_ERROR_STOP=1 -f FILE");
		// psql must not go on outside of a transaction, nor with the data of a COPY that
		// failed as SQL, nor in a session that it did not get.
		if (steps.stream()
			.anyMatch((step) -> isOneByOne(step) || hasCopyData(step.section())
					|| step.section().changesSessionDefaults())) {
			line("\\set ON_ERROR_STOP on");
		}
		line(this.settings);
		line("");
		boolean purge = change.command() instanceof Stamp stamp && stamp.purge();
		LedgerAssertion assertion = LedgerAssertion.of(this.ledger, change.rows());
		statement(assertion.opening(purge));
		if (change.command() instanceof Stamp) {
			stamp(this.writer.stamp(plan, purge, entries), assertion);
		}
		else {
			write(steps, change.rows());
		}
		line("");
		unlock();
		return this.text.toString();
	}

	private void write(List<SqlStep> steps, List<AppliedRevision> rows) {
		LedgerAssertion assertion = LedgerAssertion.of(this.ledger, rows);
		for (int i = 0; i < steps.size(); i++) {
			SqlStep step = steps.get(i);
			write(step, assertion);
			assertion = assertion.after(step.direction(), step.id(), step.entry().revision().replaces());
			if (i < steps.size() - 1 && step.section().changesSessionDefaults()) {
				beginAnew(step, assertion);
			}
		}
	}

	// psql keeps the old session until it has the new one, so the lock is released
	// before. Whoever takes it meanwhile is met by the assertion.
	private void beginAnew(SqlStep step, LedgerAssertion assertion) {
		line("");
		line("-- Revision " + step.id() + " changes what sessions begin with ("
				+ VisibleText.line(step.place(step.section().sessionDefaults()))
				+ "): the next revision needs a new session.");
		unlock();
		line("\\connect");
		line(this.settings);
		statement(assertion.opening(false));
	}

	private void write(SqlStep step, LedgerAssertion assertion) {
		line("");
		line("-- Running " + VisibleText.line(step.description()));
		if (isOneByOne(step)) {
			new OfflineStatements(step, this.ledger, this.writer).lines(assertion).forEach(this::line);
		}
		else {
			transaction(step, assertion);
		}
		line(CLEAN);
		this.text.append(ScriptLocks.release(this.ledger.lockKey()));
		line(this.settings);
	}

	private static boolean isOneByOne(SqlStep step) {
		return step.section().execution() == Execution.STATEMENTS;
	}

	private void transaction(SqlStep step, LedgerAssertion assertion) {
		statement("BEGIN");
		statement(assertion.standing());
		this.text.append(step.timeouts().sql(true));
		statement(this.writer.open(step.direction(), step.entry()));
		line("");
		this.text.append(step.section().sql().strip());
		line("");
		line(endsInCopyData(step.section()) ? "\\." : ";");
		line("");
		line("RESET SESSION AUTHORIZATION; RESET ROLE;");
		statement(this.writer.close(step.direction(), step.entry()));
		statement("COMMIT");
	}

	private static boolean hasCopyData(Section section) {
		return section.statements().stream().anyMatch((statement) -> statement.copyData() != null);
	}

	private static boolean endsInCopyData(Section section) {
		List<SqlStatement> statements = section.statements();
		CopyData data = statements.isEmpty() ? null : statements.get(statements.size() - 1).copyData();
		return data != null && !data.terminated();
	}

	private void stamp(List<String> statements, LedgerAssertion assertion) {
		line("");
		statement("BEGIN");
		statement(assertion.standing());
		statements.forEach(this::statement);
		statement("COMMIT");
	}

	private void unlock() {
		statement(SqlText.block("BEGIN PERFORM pg_catalog.pg_advisory_unlock(" + this.ledger.lockKey() + "); END"));
	}

	private void statement(String sql) {
		line(sql + ";");
	}

	private void line(String line) {
		this.text.append(line).append('\n');
	}

	private static String place(Set<String> heads) {
		return NameList.of(heads, NameList.BASE);
	}

}
