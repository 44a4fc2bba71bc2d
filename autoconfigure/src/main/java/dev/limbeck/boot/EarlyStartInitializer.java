package dev.limbeck.boot;

import java.util.List;
import java.util.Objects;

import dev.limbeck.script.location.EarlyScripts;
import dev.limbeck.script.location.Locations;

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

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (context.getParent() == null && !environment.getPropertySources().contains(BOOTSTRAP)
				&& isWanted(environment)) {
			EarlyScripts scripts = EarlyScripts
				.begin(Locations.of(locations(environment), Objects.requireNonNull(context.getClassLoader())));
			context.addBeanFactoryPostProcessor(new EarlyStart(environment, scripts)::goOn);
		}
	}

	/**
	 * Whether what begins early will be asked for. A value that nobody understands is
	 * told of when properties are bound.
	 * @param environment the configuration
	 * @return whether to begin
	 */
	static boolean isWanted(Environment environment) {
		return isTrue("limbeck.early", environment) && isTrue("limbeck.enabled", environment)
				&& !"off".equalsIgnoreCase(environment.getProperty("limbeck.mode"))
				&& !isOnRefresh("spring.context.exit", environment)
				&& !isOnRefresh("spring.context.checkpoint", environment) && !CommandMark.isIn(environment)
				&& !new TestRun(environment).isOn() && !Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
	}

	private static boolean isTrue(String property, Environment environment) {
		return "true".equalsIgnoreCase(environment.getProperty(property, "true").strip());
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
