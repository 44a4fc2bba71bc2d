package dev.limbeck.boot.command;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.LimbeckProperties;
import dev.limbeck.cli.environment.CommandEnvironment.Activity;
import dev.limbeck.cli.environment.GlobalOptions;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.sql.placeholder.Placeholders;

import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * The configuration of the application, and what options of the command change in it.
 */
class CommandSettings {

	/** Its summary is the result of the command. */
	private static final String SUMMARY = "dev.limbeck.migrate.Migrator";

	private static final String LOGGER = "dev.limbeck";

	private static final String HIBERNATE = "org.hibernate";

	private final ConfigurableApplicationContext context;

	private final ConfigurableEnvironment environment;

	CommandSettings(ConfigurableApplicationContext context) {
		this.context = context;
		this.environment = context.getEnvironment();
	}

	/**
	 * Return the properties of Limbeck.
	 * @return the properties
	 * @throws LimbeckException if they cannot be read, or Limbeck is disabled
	 */
	LimbeckProperties properties() {
		LimbeckProperties properties = bind();
		if (!properties.enabled()) {
			throw new LimbeckException("disabled", "limbeck.enabled=false: this application does not use Limbeck.",
					"Remove the setting, or add --limbeck.enabled=true to this command.");
		}
		return properties;
	}

	private LimbeckProperties bind() {
		try {
			return Binder.get(this.environment).bindOrCreate("limbeck", LimbeckProperties.class);
		}
		catch (RuntimeException ex) {
			throw new FailureExplanation(this.context).of(ex);
		}
	}

	/**
	 * Take over what options of the command say.
	 * @param activity what the command is about to do
	 * @param options the options
	 * @throws LimbeckException if one of them means nothing inside an application, or
	 * sets what nobody reads
	 */
	void apply(Activity activity, GlobalOptions options) {
		if (options.envFile() != null) {
			throw notHere("--env-file", "--spring.config.import=file:" + options.envFile() + "[.properties]");
		}
		if (!options.classpath().isEmpty()) {
			throw notHere("--classpath", "the class path of the application");
		}
		this.environment.getPropertySources().addFirst(settings(options.variables()));
		setLogLevel(activity, options.verbose());
	}

	private static LimbeckException notHere(String option, String instead) {
		return new LimbeckException("not-here",
				option + " is for the command line alone; inside an application its own configuration counts.",
				"Use " + instead + ".");
	}

	// The application may have settings of its own, but none without a dot: such a name
	// is
	// a placeholder's.
	private static PropertySource<?> settings(Map<String, String> variables) {
		Map<String, Object> named = new LinkedHashMap<>();
		variables.forEach((name, value) -> {
			if (!name.contains(".") && !Placeholders.isName(name)) {
				throw unknown(name);
			}
			named.put(name.contains(".") ? name : "limbeck.placeholders[" + name + "]", value);
		});
		PropertySource<?> settings = new MapPropertySource("limbeckVariables", named);
		try {
			new Binder(ConfigurationPropertySources.from(settings)).bind("limbeck",
					Bindable.of(LimbeckProperties.class), new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
		}
		catch (BindException ex) {
			if (ex.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
				throw unknown(unbound.getUnboundProperties().iterator().next().getName().toString());
			}
			// What is wrong with a value is told where all values are read.
		}
		return settings;
	}

	private static UsageException unknown(String name) {
		return new UsageException("unknown-setting", "-x sets " + name + ", which is unknown.",
				"Write the whole name of a setting, such as limbeck.lock.wait. The documentation names all of them.");
	}

	private void setLogLevel(Activity activity, boolean verbose) {
		Object logging = this.context.getBeanFactory()
			.getSingleton(LoggingApplicationListener.LOGGING_SYSTEM_BEAN_NAME);
		if (logging instanceof LoggingSystem system) {
			boolean configured = this.environment.containsProperty("logging.level." + LOGGER);
			if (!configured) {
				system.setLogLevel(SUMMARY, LogLevel.WARN);
			}
			if (verbose) {
				system.setLogLevel(LOGGER, LogLevel.DEBUG);
			}
			else if (activity == Activity.LOOK && !configured) {
				system.setLogLevel(LOGGER, LogLevel.WARN);
			}
			if (!verbose && !this.environment.containsProperty("logging.level." + HIBERNATE)) {
				system.setLogLevel(HIBERNATE, LogLevel.WARN);
			}
		}
	}

}
