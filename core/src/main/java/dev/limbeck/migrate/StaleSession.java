package dev.limbeck.migrate;

/**
 * A revision has changed what sessions begin with, and the next one must not depend on
 * who runs it: it takes a new session.
 */
final class StaleSession extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StaleSession() {
		super("The session began before a revision changed what sessions begin with", null, false, false);
	}

}
