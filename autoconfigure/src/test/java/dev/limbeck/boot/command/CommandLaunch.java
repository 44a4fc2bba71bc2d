package dev.limbeck.boot.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.boot.TestApplication;
import dev.limbeck.cli.environment.SystemTerminal;
import dev.limbeck.cli.environment.Terminal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.BootstrapRegistryInitializer;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * An application that is given a command, in a process that does not end with it.
 */
final class CommandLaunch implements CommandProcess {

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

	private final Terminal terminal = new SystemTerminal(this.output, this.errors, null);

	private final List<Integer> exits = new ArrayList<>();

	private CommandLaunch() {
	}

	/**
	 * Run an application until its process would end.
	 * @param application the application
	 * @param arguments its arguments
	 * @return what came of it
	 */
	static CommandResult run(TestApplication application, String... arguments) {
		return run(application.application(), arguments);
	}

	static CommandResult run(SpringApplication application, String... arguments) {
		CommandLaunch launch = new CommandLaunch();
		BootstrapRegistryInitializer process = (registry) -> registry.register(CommandProcess.class,
				InstanceSupplier.of(launch));
		application.addBootstrapRegistryInitializer(process);
		try {
			application.run(arguments).close();
			throw new AssertionError("The application started as usual");
		}
		catch (RuntimeException ex) {
			return launch.result(ex);
		}
		finally {
			LoggingSystem.get(CommandLaunch.class.getClassLoader()).setLogLevel("dev.limbeck", LogLevel.INFO);
		}
	}

	private CommandResult result(RuntimeException end) {
		this.terminal.out().flush();
		this.terminal.err().flush();
		return new CommandResult(this.exits, this.output.toString(StandardCharsets.UTF_8),
				this.errors.toString(StandardCharsets.UTF_8), end);
	}

	@Override
	public Terminal terminal() {
		return this.terminal;
	}

	@Override
	public void exit(int code) {
		this.exits.add(code);
	}

}
