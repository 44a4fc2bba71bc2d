package dev.limbeck.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

import dev.limbeck.VisibleText;
import dev.limbeck.cli.environment.Terminal;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.migrate.PlannedChange;

/**
 * Lets a person look at a downgrade before anything is dropped, and at SQL that only the
 * ledger has before any of it is run.
 *
 * @param invocation where to ask
 * @param given whether the user has agreed beforehand
 * @param otherwise what to do if nobody is there
 */
record Confirmation(Invocation invocation, boolean given, String otherwise) implements PlanReview {

	/**
	 * Ask before revisions are taken back.
	 * @param invocation where to ask
	 * @param given whether the user has agreed beforehand
	 * @return the review
	 */
	static PlanReview ofDowngrade(Invocation invocation, boolean given) {
		return new Confirmation(invocation, given,
				"Add --yes if these revisions shall be taken back; --plan shows them without doing it.");
	}

	/**
	 * Ask only before SQL is run that has no file.
	 * @param invocation where to ask
	 * @param given whether the user has agreed beforehand
	 * @return the review
	 */
	static PlanReview ofStored(Invocation invocation, boolean given) {
		Confirmation confirmation = new Confirmation(invocation, given,
				"Look at the SQL above, and add --yes if it shall be run.");
		return (change) -> change.storedDowngrades().isEmpty() || confirmation.accepts(change);
	}

	@Override
	public boolean accepts(PlannedChange change) {
		if (!this.given || !change.storedDowngrades().isEmpty()) {
			show(change);
		}
		return this.given || ask(this.invocation.terminal(), this.otherwise);
	}

	private void show(PlannedChange change) {
		PrintWriter err = this.invocation.terminal().err();
		int steps = change.plan().steps().size();
		err.println("This takes back " + ((steps == 1) ? "1 revision" : steps + " revisions") + " of "
				+ this.invocation.database().connector().description() + ":");
		List<String> lines = PlanText.steps(this.invocation.scripts().graph(), change);
		lines.stream().map(VisibleText::message).forEach(err::println);
		err.flush();
	}

	/**
	 * Ask a person whether to go on.
	 * @param terminal where to ask
	 * @param otherwise what to do if nobody is there
	 * @return whether the answer was yes
	 */
	static boolean ask(Terminal terminal, String otherwise) {
		if (!terminal.isInteractive()) {
			throw new UsageException("confirmation-required", "Nobody is there to confirm it. Nothing was done.",
					otherwise);
		}
		terminal.err().print("Go on? [y/N] ");
		terminal.err().flush();
		String answer = terminal.readLine();
		return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
	}

}
