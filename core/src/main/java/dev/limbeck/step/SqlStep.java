package dev.limbeck.step;

import java.util.List;

import dev.limbeck.ledger.LedgerEntry;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.script.ScriptOptions;
import dev.limbeck.script.Section;
import dev.limbeck.sql.Passwords;
import dev.limbeck.sql.ScriptPlace;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.TextPosition;

/**
 * A step that runs SQL.
 *
 * @param direction up or down
 * @param entry what the ledger is to say, or to forget
 * @param section the SQL
 * @param options how the SQL wants to be run
 */
public record SqlStep(Direction direction, LedgerEntry entry, Section section,
		ScriptOptions options) implements RunnableStep {

	@Override
	public Passwords passwords() {
		return this.section.secrets();
	}

	@Override
	public StatementTimeouts timeouts() {
		return StatementTimeouts.of(this.options);
	}

	@Override
	public int statements() {
		return this.section.statements().size();
	}

	/**
	 * Return the step with some of its statements only.
	 * @param statements which
	 * @return the rest of it is the same
	 */
	public SqlStep with(List<SqlStatement> statements) {
		return new SqlStep(this.direction, this.entry, this.section.with(statements), this.options);
	}

	/**
	 * Return the step with one of its statements only.
	 * @param number of the statement, from 1
	 * @return the rest of it is the same
	 */
	public SqlStep only(int number) {
		return with(List.of(statement(number)));
	}

	public SqlStatement statement(int number) {
		return this.section.statements().get(number - 1);
	}

	/**
	 * Return where a statement begins, for messages.
	 * @param number of the statement, from 1
	 * @return {@code file:line:column}
	 */
	public String place(int number) {
		TextPosition position = this.section.position(statement(number));
		return origin() + ":" + position.line() + ":" + position.column();
	}

	/**
	 * Return a place in the step's file.
	 * @param offset of the place
	 * @return the place, with what stands there
	 */
	ScriptPlace at(int offset) {
		return ScriptPlace.of(this.section.source(), new Passwords(this.section.source().text()), offset);
	}

	@Override
	public String origin() {
		return this.section.source().origin();
	}

}
