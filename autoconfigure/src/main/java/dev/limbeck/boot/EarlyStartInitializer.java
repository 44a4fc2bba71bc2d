package dev.limbeck.boot;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.script.location.EarlyScripts;
import dev.limbeck.script.location.Locations;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Begins what can be done while the context is being made, if the application starts to
 * migrate: no test, no command, no training run, no context inside of another one. Goes
 * last, because others still set properties.
 */
class EarlyStartInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

	/** The contexts in which Spring Cloud finds configuration have this. */
	private static final String BOOTSTRAP = "bootstrap";

	private static final Set<String> OFF = Set.of("false", "off", "no", "0");

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (context.getParent() != null || environment.getPropertySources().contains(BOOTSTRAP)
				|| !isWanted(environment)) {
			return;
		}
		try {
			Locations locations = Locations.of(locations(environment),
					Objects.requireNonNull(context.getClassLoader()));
			context.addBeanFactoryPostProcessor(new EarlyStart(environment, EarlyScripts.begin(locations))::goOn);
		}
		catch (BindException ex) {
			// Whoever binds all properties says what is wrong.
		}
	}

	/**
	 * Whether what begins early will be asked for. A value that nobody understands is
	 * told of when properties are bound.
	 * @param environment the configuration
	 * @return whether to begin
	 */
	static boolean isWanted(Environment environment) {
		try {
			return Stream.of("limbeck.early", "limbeck.enabled", "limbeck.mode")
				.noneMatch((property) -> isOff(property, environment))
					&& Stream.of("spring.context.exit", "spring.context.checkpoint")
						.noneMatch((property) -> isOnRefresh(property, environment))
					&& !CommandMark.isIn(environment) && !new TestRun(environment).isOn()
					&& !Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
		}
		catch (IllegalArgumentException ex) {
			return false; // A placeholder that nothing resolves.
		}
	}

	// In YAML, off is false.
	private static boolean isOff(String property, Environment environment) {
		return OFF.contains(environment.getProperty(property, "").strip().toLowerCase(Locale.ROOT));
	}

	private static boolean isOnRefresh(String property, Environment environment) {
		return "onRefresh".equalsIgnoreCase(environment.getProperty(property));
	}

	private static List<String> locations(Environment environment) {
		return Binder.get(environment)
			.bind("limbeck.locations", Bindable.listOf(String.class))
			.orElse(List.of(Locations.DEFAULT));
	}

}
