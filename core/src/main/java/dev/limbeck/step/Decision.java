package dev.limbeck.step;

import dev.limbeck.migrate.MigrationCommand;
import dev.limbeck.migrate.MigrationCommand.Resume;
import dev.limbeck.migrate.MigrationCommand.Resume.Mode;

/**
 * What a person has decided about one statement. It holds for the first statement that is
 * found open, over all attempts of a run: never for another one.
 */
public final class Decision {

	private final Mode mode;

	private int statement;

	private Decision(Mode mode) {
		this.mode = mode;
	}

	public static Decision of(MigrationCommand command) {
		return new Decision((command instanceof Resume resume) ? resume.mode() : Mode.GO_ON);
	}

	/**
	 * Return what to do with the statement at which a step has stopped.
	 * @param number of the statement, from 1
	 * @return the decision; to run a statement again is decided for one time only
	 */
	public Mode about(int number) {
		boolean first = this.statement == 0;
		this.statement = first ? number : this.statement;
		boolean same = this.statement == number && this.mode != Mode.RETRY;
		return (first || same) ? this.mode : Mode.GO_ON;
	}

}
