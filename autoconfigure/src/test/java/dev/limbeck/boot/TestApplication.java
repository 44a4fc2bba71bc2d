package dev.limbeck.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * A Spring Boot application that is started as by its {@code main} method, in an
 * environment of its own.
 */
public final class TestApplication {

	private final Map<String, Object> variables = new LinkedHashMap<>();

	private final Map<String, Object> defaults = new LinkedHashMap<>();

	private final List<String> arguments = new ArrayList<>();

	private final List<ApplicationContextInitializer<?>> initializers = new ArrayList<>();

	private final Class<?>[] sources;

	private @Nullable ClassLoader classLoader;

	/**
	 * Create a new application.
	 * @param sources its configuration classes
	 */
	public TestApplication(Class<?>... sources) {
		this.sources = sources;
		this.defaults.put("spring.config.location", "optional:classpath:/no-such-folder/");
	}

	/**
	 * Set variables of the process environment.
	 * @param assignments such as {@code PGHOST=db}
	 * @return this
	 */
	public TestApplication variables(String... assignments) {
		for (String assignment : assignments) {
			String[] parts = assignment.split("=", 2);
			this.variables.put(parts[0], parts[1]);
		}
		return this;
	}

	/**
	 * Give the application a configuration file.
	 * @param folder where to write it
	 * @param properties lines of {@code application.properties}
	 * @return this
	 */
	public TestApplication file(Path folder, String... properties) {
		try {
			Files.write(folder.resolve("application.properties"), List.of(properties));
			this.defaults.put("spring.config.location", folder.toUri().toString());
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Add arguments of the command line.
	 * @param newArguments such as {@code --limbeck.enabled=false}
	 * @return this
	 */
	public TestApplication arguments(String... newArguments) {
		this.arguments.addAll(List.of(newArguments));
		return this;
	}

	/**
	 * Set the class loader.
	 * @param newClassLoader such as one that hides classes
	 * @return this
	 */
	public TestApplication classLoader(ClassLoader newClassLoader) {
		this.classLoader = newClassLoader;
		return this;
	}

	/**
	 * Add an initializer.
	 * @param initializer prepares the context
	 * @return this
	 */
	public TestApplication initializer(ApplicationContextInitializer<?> initializer) {
		this.initializers.add(initializer);
		return this;
	}

	/**
	 * Start it.
	 * @return the context, to be closed by the caller
	 */
	public ConfigurableApplicationContext run() {
		return application().run(this.arguments.toArray(String[]::new));
	}

	/**
	 * Start it and close it.
	 * @return the environment it had
	 */
	public ConfigurableEnvironment environment() {
		try (ConfigurableApplicationContext context = run()) {
			return context.getEnvironment();
		}
	}

	/**
	 * Start it, and expect that it does not.
	 * @return the failure
	 */
	public RuntimeException failure() {
		try (ConfigurableApplicationContext context = run()) {
			throw new AssertionError("started: " + context);
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

	/**
	 * Make the application, to start it in a special way.
	 * @return a new application
	 */
	public SpringApplication application() {
		SpringApplication application = new SpringApplication(
				new DefaultResourceLoader((this.classLoader != null) ? this.classLoader : getClass().getClassLoader()),
				this.sources);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		application.setRegisterShutdownHook(false);
		application.setEnvironment(new ProcessEnvironment(this.variables));
		application.setDefaultProperties(this.defaults);
		this.initializers.forEach(application::addInitializers);
		return application;
	}

	/**
	 * An environment that knows nothing of the process the tests run in.
	 */
	private static final class ProcessEnvironment extends StandardEnvironment {

		ProcessEnvironment(Map<String, Object> variables) {
			getPropertySources().addLast(new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					Map.copyOf(variables)));
			getPropertySources()
				.addFirst(new PropertySource.StubPropertySource(SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME));
		}

		@Override
		protected void customizePropertySources(MutablePropertySources propertySources) {
			// Called before the variables are known.
		}

	}

}
