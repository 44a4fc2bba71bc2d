package dev.limbeck.boot.command;

import java.util.Objects;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Runs a command instead of the application if the first argument is {@code limbeck}, as
 * in {@code java -jar app.jar limbeck upgrade heads}; else it does nothing.
 */
class CommandRunListener implements SpringApplicationRunListener, Ordered {

	private static final String COMMANDS = "dev.limbeck.cli.LimbeckCommands";

	private final SpringApplication application;

	private final String[] arguments;

	private @Nullable ApplicationCommandRun run;

	private boolean incomplete;

	CommandRunListener(SpringApplication application, String[] arguments) {
		this.application = application;
		this.arguments = arguments;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		if (!CommandArguments.askForCommand(this.arguments)) {
			return;
		}
		this.incomplete = !ClassUtils.isPresent(COMMANDS, this.application.getClassLoader());
		if (!this.incomplete) {
			CommandProcess process = bootstrapContext.getOrElseSupply(CommandProcess.class, SystemProcess::new);
			this.run = new ApplicationCommandRun(CommandArguments.of(this.arguments), Objects.requireNonNull(process));
			this.run.prepare(this.application);
		}
	}

	@Override
	public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext,
			ConfigurableEnvironment environment) {
		if (this.run != null) {
			this.run.prepare(environment);
		}
	}

	// Not earlier, because only now does the logging system stand that shows a failure.
	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		if (this.incomplete) {
			throw new LimbeckException("no-command-line",
					"The first argument is limbeck, but there are no commands: limbeck-cli is not on the class path.",
					"Add the dependency dev.limbeck:limbeck-cli, which limbeck-spring-boot-starter brings.");
		}
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		if (this.run != null) {
			this.run.fail(context, exception);
		}
	}

}
