package dev.limbeck.cli.command;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.cli.environment.GlobalOptions;
import dev.limbeck.cli.environment.NamedDatabase;
import dev.limbeck.cli.environment.Terminal;
import dev.limbeck.connect.Connector;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.script.location.RevisionScripts;
import org.jspecify.annotations.Nullable;

/**
 * One run of a command: where it runs, what was said for all commands, and where it asks.
 * What it has to say it returns.
 */
public final class Invocation {

	private final CommandEnvironment environment;

	private final GlobalOptions options;

	private final Terminal terminal;

	private @Nullable RevisionScripts scripts;

	/**
	 * Create a new invocation.
	 * @param environment where the command runs
	 * @param options what the user said for all commands
	 * @param terminal where it asks
	 */
	public Invocation(CommandEnvironment environment, GlobalOptions options, Terminal terminal) {
		this.environment = environment;
		this.options = options;
		this.terminal = terminal;
	}

	CommandEnvironment environment() {
		return this.environment;
	}

	GlobalOptions options() {
		return this.options;
	}

	Terminal terminal() {
		return this.terminal;
	}

	/**
	 * Read the revision files, once.
	 * @return what they say
	 */
	RevisionScripts scripts() {
		return scriptsSoFar().withoutMissing();
	}

	/**
	 * Read the revision files, once; in a project that has just begun there is not even a
	 * folder of them.
	 * @return what they say
	 */
	RevisionScripts scriptsSoFar() {
		RevisionScripts read = this.scripts;
		if (read == null) {
			read = this.environment.scripts(this.options);
			this.scripts = read;
		}
		return read;
	}

	/**
	 * Refuse to take a folder without any revision for one in which all is well: it may
	 * be the wrong one.
	 * @throws LimbeckException if there is no revision
	 */
	void requireRevisions() {
		if (scripts().graph().revisions().isEmpty()) {
			throw noRevisions();
		}
	}

	LimbeckException noRevisions() {
		return new LimbeckException("no-revisions",
				"There is no revision in " + String.join(", ", this.environment.locations(this.options).values())
						+ " (limbeck.locations).",
				"Check that it is the folder that is meant. \"limbeck revision\" writes the first one.");
	}

	/**
	 * Make a migrator that goes by the files as {@link #scripts} reads them.
	 * @return the migrator
	 */
	Migrator migrator() {
		return this.environment.migrator(this.options).reading(this::scripts);
	}

	/**
	 * Make a migrator of a database that is not the one of all commands, with the same
	 * files and settings.
	 * @param connector the way there
	 * @return the migrator
	 */
	Migrator migratorOf(Connector connector) {
		return this.environment.migrator(this.options, connector).reading(this::scripts);
	}

	NamedDatabase database() {
		return this.environment.database(this.options);
	}

}
