package dev.limbeck.cli.standalone;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.LimbeckCommands;
import dev.limbeck.cli.environment.CommandEnvironment.Activity;
import dev.limbeck.cli.environment.GlobalOptions;
import dev.limbeck.generate.Workspace;
import dev.limbeck.migrate.MigrationListener;

/**
 * Commands typed one after the other, with their log. A new file is written some time
 * after the one before, and its id follows from what was typed, so that a session can be
 * repeated.
 */
public final class Session {

	private static final List<String> WRITING = List.of("revision", "merge");

	private Instant now = Instant.parse("2026-11-20T09:30:00Z");

	/**
	 * Run a command in this process.
	 * @param arguments what is typed
	 * @param directory where
	 * @param variables the variables of the shell
	 * @param answers what is answered to questions; nobody is there to answer if empty
	 * @return what appeared
	 */
	public Screen run(List<String> arguments, Path directory, Map<String, String> variables,
			Collection<String> answers) {
		SharedTerminal terminal = new SharedTerminal(answers);
		String typed = String.join(" ", arguments);
		AtomicInteger drawn = new AtomicInteger();
		Workspace workspace = new Workspace(directory, Clock.fixed(this.now, ZoneOffset.UTC), () -> UUID
			.nameUUIDFromBytes((typed + drawn(drawn.getAndIncrement())).getBytes(StandardCharsets.UTF_8)));
		if (WRITING.contains(arguments.get(0))) {
			this.now = this.now.plusSeconds(4200);
		}
		LogOutput log = new LogOutput(terminal.err());
		StandaloneEnvironment environment = new StandaloneEnvironment(directory, variables, log, workspace,
				(options) -> MigrationListener.NO_OP);
		int exitCode = LimbeckCommands.run(arguments, environment, terminal);
		return terminal.screen(exitCode);
	}

	// A command that writes several files draws several ids.
	private static String drawn(int number) {
		return (number == 0) ? "" : "#" + number;
	}

	/**
	 * Do what an application does when it starts.
	 * @param directory where its revision files and settings are
	 * @param variables its variables
	 * @return what it says
	 */
	public Screen start(Path directory, Map<String, String> variables) {
		SharedTerminal terminal = new SharedTerminal(List.of());
		StandaloneEnvironment environment = new StandaloneEnvironment(directory, variables,
				new LogOutput(terminal.err()));
		environment.begin(Activity.LOOK, GlobalOptions.NONE);
		try {
			terminal.err().println(environment.migrator(GlobalOptions.NONE).upgrade().summary());
			return terminal.screen(0);
		}
		catch (LimbeckException ex) {
			terminal.err().println("Description:\n\n" + ex.description() + "\n\nAction:\n\n" + ex.action());
			return terminal.screen(1);
		}
	}

}
