package dev.limbeck.step;

import java.sql.Connection;

import dev.limbeck.java.JavaRevision;
import dev.limbeck.ledger.LedgerEntry;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.script.JavaRevisionDefinition;
import dev.limbeck.sql.Passwords;

/**
 * A step that runs Java.
 *
 * @param direction up or down
 * @param entry what the ledger is to say, or to forget
 * @param definition finds the object
 */
public record JavaStep(Direction direction, LedgerEntry entry,
		JavaRevisionDefinition definition) implements RunnableStep {

	/**
	 * Run the code.
	 * @param revision the object
	 * @param connection what it works on
	 * @throws Exception whatever the code throws
	 */
	public void call(JavaRevision revision, Connection connection) throws Exception {
		if (this.direction == Direction.UPGRADE) {
			revision.upgrade(connection);
		}
		else {
			revision.downgrade(connection);
		}
	}

	@Override
	public Passwords passwords() {
		return new Passwords("");
	}

	@Override
	public StatementTimeouts timeouts() {
		return StatementTimeouts.NONE;
	}

	@Override
	public int statements() {
		return 0;
	}

	@Override
	public String origin() {
		return this.definition.className();
	}

	/**
	 * Return the method that runs, for messages.
	 * @return such as {@code db.migration.FillDueDates.upgrade}
	 */
	public String method() {
		return origin() + "." + this.direction.code();
	}

}
