package dev.limbeck.step;

import java.util.List;

import dev.limbeck.ledger.LedgerEntry;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.sql.Passwords;

/**
 * One step of a plan with all that it takes to run it.
 */
public sealed interface RunnableStep permits SqlStep, JavaStep {

	/**
	 * Return the way the step goes.
	 * @return up or down
	 */
	Direction direction();

	/**
	 * Return what the ledger is to say, or to forget.
	 * @return the entry
	 */
	LedgerEntry entry();

	/**
	 * Return where its SQL or code stands, for messages.
	 * @return the path of a file or the name of a class
	 */
	String origin();

	/**
	 * Return the passwords in what it runs, as far as they can be seen.
	 * @return the passwords
	 */
	Passwords passwords();

	/**
	 * Return the time-outs that the step itself asks for.
	 * @return the time-outs
	 */
	StatementTimeouts timeouts();

	/**
	 * Return how many statements it has, as far as can be told.
	 * @return the number, 0 for code
	 */
	int statements();

	default String id() {
		return entry().id();
	}

	/**
	 * Return what is run, for messages.
	 * @return such as {@code upgrade 3b7a1d2e4f56} or {@code repeatable active_users}
	 */
	default String named() {
		String repeatable = entry().repeatable();
		return (repeatable != null) ? "repeatable " + repeatable : direction().code() + " " + id();
	}

	/**
	 * Return where the step goes, for a log.
	 * @return such as {@code upgrade 2a3f4c9d1cde -> 3b7a1d2e4f56, Give reminders a due
	 * date}
	 */
	default String description() {
		if (entry().repeatable() != null) {
			return named() + described();
		}
		String below = NameList.of(entry().revision().parents(), NameList.BASE);
		String way = switch (direction()) {
			case UPGRADE -> below + " -> " + id();
			case DOWNGRADE -> id() + " -> " + below;
			case ADD, REMOVE -> id() + inPlace();
		};
		return direction().code() + " " + way + described();
	}

	private String inPlace() {
		List<String> replaced = entry().revision().replaces();
		return replaced.isEmpty() ? "" : " in place of " + NameList.first(replaced);
	}

	/**
	 * Return what the revision does, to be put behind its name.
	 * @return such as {@code , Give reminders a due date}; nothing if nobody has said it
	 */
	default String described() {
		String description = entry().revision().description();
		return description.isEmpty() ? "" : ", " + description;
	}

}
