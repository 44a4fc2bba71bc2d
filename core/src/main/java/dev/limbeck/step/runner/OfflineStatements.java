package dev.limbeck.step.runner;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerAssertion;
import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.ledger.ProgressWriter;
import dev.limbeck.ledger.StepProgress;
import dev.limbeck.ledger.StepProgress.Next;
import dev.limbeck.sql.CopyData;
import dev.limbeck.sql.NonTransactionalStatement;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.StatementTimeouts;

/**
 * Writes a step for {@code psql} whose statements run one by one, with the records from
 * which {@code limbeck resume} can go on if {@code psql} breaks off.
 */
public final class OfflineStatements {

	private static final String IDENTITY = "SET LOCAL SESSION AUTHORIZATION DEFAULT; SET LOCAL role TO DEFAULT;";

	private final SqlStep step;

	private final LedgerWriter writer;

	private final ProgressWriter progress;

	private final List<String> hashes;

	private final List<String> lines = new ArrayList<>();

	public OfflineStatements(SqlStep step, Ledger ledger, LedgerWriter writer) {
		this.step = step;
		this.writer = writer;
		this.progress = new ProgressWriter(writer, step.direction(), step.entry());
		this.hashes = step.section().hashes();
	}

	/**
	 * Return the step.
	 * @param assertion of where the database stands
	 * @return lines, some of which are several
	 */
	public List<String> lines(LedgerAssertion assertion) {
		StepProgress none = StepProgress.none(this.hashes);
		transaction(assertion.standing(), this.writer.open(this.step.direction(), this.step.entry()),
				this.progress.open(none));
		if (!this.step.timeouts().equals(StatementTimeouts.NONE)) {
			this.lines.add(this.step.timeouts().sql(false).stripTrailing());
		}
		for (int number = 1; number <= none.of(); number++) {
			SqlStatement statement = this.step.statement(number);
			NonTransactionalStatement nonTransactional = this.step.section().nonTransactional(statement);
			this.lines.add("");
			if (nonTransactional != null) {
				alone(statement, nonTransactional, number);
			}
			else {
				inTransaction(statement, number);
			}
		}
		this.lines.add("");
		this.lines.add("RESET SESSION AUTHORIZATION; RESET ROLE;");
		transaction(this.progress.close(at(none.of(), Next.UNTOUCHED)));
		return this.lines;
	}

	private void inTransaction(SqlStatement statement, int number) {
		this.lines.add("BEGIN;");
		this.lines.add(this.writer.fenced() + ";");
		add(statement);
		this.lines.add(IDENTITY);
		this.lines
			.add(this.progress.moveInTransaction(at(number - 1, Next.UNTOUCHED), at(number, Next.UNTOUCHED)) + ";");
		this.lines.add("COMMIT;");
	}

	private void alone(SqlStatement statement, NonTransactionalStatement nonTransactional, int number) {
		StepProgress begun = at(number - 1, Next.BEGUN);
		transaction(IDENTITY.substring(0, IDENTITY.length() - 1), this.progress.move(begun, begun));
		if (nonTransactional.waitsForOthers()) {
			this.lines.add(StatementMessages.WAIT + ";");
		}
		add(statement);
		if (nonTransactional.waitsForOthers()) {
			this.lines.add(StatementMessages.WAIT_NO_MORE + ";");
		}
		transaction(IDENTITY.substring(0, IDENTITY.length() - 1),
				this.progress.move(begun, at(number, Next.UNTOUCHED)));
	}

	private void add(SqlStatement statement) {
		this.lines.add(this.step.section().sql(statement) + ";");
		CopyData data = statement.copyData();
		if (data != null) {
			String rows = this.step.section().source().text(data.start(), data.end());
			this.lines.add(rows + ((rows.isEmpty() || rows.endsWith("\n")) ? "" : "\n") + "\\.");
		}
	}

	private void transaction(String... statements) {
		this.lines.add("BEGIN;");
		for (String statement : statements) {
			this.lines.add(statement + ";");
		}
		this.lines.add("COMMIT;");
	}

	private StepProgress at(int done, Next next) {
		return new StepProgress(this.hashes.size() - 1, done, next,
				this.hashes.get(done + ((next == Next.BEGUN) ? 1 : 0)));
	}

}
