package dev.limbeck.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of commands that can show their plan instead of carrying it out.
 */
final class PlanOptions {

	@Option(names = "--plan", description = "Show the steps and touch nothing.")
	private boolean plan;

	@Option(names = "--sql", description = "Write the steps as a script for psql and touch nothing.")
	private boolean sql;

	@Option(names = "--from", paramLabel = "R[,R]",
			description = "With --plan or --sql: take the database to stand there, and contact none.")
	private @Nullable String from;

	/**
	 * Return whether nothing is to be carried out.
	 * @return whether the user asked for steps or SQL
	 */
	boolean shows() {
		return this.plan || this.sql;
	}

	boolean sql() {
		return this.sql;
	}

	@Nullable String from() {
		return this.from;
	}

}
