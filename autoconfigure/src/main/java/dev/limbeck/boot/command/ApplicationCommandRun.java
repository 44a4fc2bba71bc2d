package dev.limbeck.boot.command;

import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.CommandMark;
import dev.limbeck.cli.LimbeckCommands;
import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.cli.environment.Terminal;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * One command, run in the place of the application: its environment and bean definitions
 * are made ready as for a start, then the command takes over, and the process ends.
 */
class ApplicationCommandRun {

	private static final Map<String, Object> PROPERTIES = Map.of(CommandMark.PROPERTY, "true",
			"spring.main.web-application-type", "none", "spring.main.banner-mode", "off",
			"spring.main.log-startup-info", "false",
			// Nobody but the command changes a schema.
			"spring.jpa.hibernate.ddl-auto", "none");

	private final CommandArguments arguments;

	private final CommandProcess process;

	private final Terminal terminal;

	ApplicationCommandRun(CommandArguments arguments, CommandProcess process) {
		this.arguments = arguments;
		this.process = process;
		this.terminal = process.terminal();
	}

	/**
	 * Keep the application from starting as usual.
	 * @param application the application, which has done nothing yet
	 */
	void prepare(SpringApplication application) {
		// The development tools would run everything a second time, in another thread.
		System.setProperty("spring.devtools.restart.enabled", "false");
		application.setAddCommandLineProperties(false);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setApplicationContextFactory((type) -> new CommandContext());
		application
			.setInitializers(application.getInitializers().stream().filter(ApplicationCommandRun::fits).toList());
		application.addListeners(new Takeover());
	}

	// An initializer may want the context of a web server.
	private static boolean fits(ApplicationContextInitializer<?> initializer) {
		Class<?> wanted = GenericTypeResolver.resolveTypeArgument(initializer.getClass(),
				ApplicationContextInitializer.class);
		return wanted == null || wanted.isAssignableFrom(CommandContext.class);
	}

	/**
	 * Say what holds for this run alone.
	 * @param environment the environment, before any file is read
	 */
	void prepare(ConfigurableEnvironment environment) {
		MutablePropertySources sources = environment.getPropertySources();
		sources.addFirst(new SimpleCommandLinePropertySource(this.arguments.spring().toArray(String[]::new)));
		sources.addFirst(new MapPropertySource("limbeckCommand", PROPERTIES));
	}

	/**
	 * Let the command say why the application could not be made ready.
	 * @param context the application's context, if it was made
	 * @param failure what happened
	 */
	void fail(@Nullable ConfigurableApplicationContext context, Throwable failure) {
		LimbeckException explained = new FailureExplanation(context).of(failure);
		this.process.exit(run(new FailedEnvironment(explained)));
	}

	private void takeOver(ConfigurableApplicationContext context) {
		int code;
		try (context) {
			code = run(new ApplicationCommandEnvironment(context));
		}
		this.process.exit(code);
		throw new SpringApplication.AbandonedRunException(context);
	}

	private int run(CommandEnvironment environment) {
		return LimbeckCommands.run(this.arguments.command(), environment, this.terminal);
	}

	/**
	 * Begins the command when everybody else has prepared the context.
	 */
	private final class Takeover implements ApplicationListener<ApplicationPreparedEvent> {

		@Override
		public void onApplicationEvent(ApplicationPreparedEvent event) {
			takeOver(event.getApplicationContext());
		}

	}

}
