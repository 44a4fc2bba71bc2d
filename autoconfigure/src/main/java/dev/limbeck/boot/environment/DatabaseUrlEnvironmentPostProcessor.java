package dev.limbeck.boot.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.limbeck.LimbeckException;
import dev.limbeck.VisibleText;
import dev.limbeck.boot.LimbeckProperties;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.DatabaseVariables;
import dev.limbeck.generate.SettingVariables;
import org.apache.commons.logging.Log;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Publishes the database that the environment describes as {@code spring.datasource.*},
 * so that every reader of these properties sees the same one. Runs when all configuration
 * files are read; starts nothing.
 */
class DatabaseUrlEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	private static final String DRIVER = "org.postgresql.Driver";

	private static final Pattern LIST_ELEMENT = Pattern.compile("LIMBECK_(LOCATIONS|TARGET)_[0-9]+");

	private final Log logger;

	DatabaseUrlEnvironmentPostProcessor(DeferredLogFactory logFactory) {
		this.logger = logFactory.getLog(DatabaseUrlEnvironmentPostProcessor.class);
	}

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 10;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!ClassUtils.isPresent(DRIVER, application.getClassLoader())
				|| environment.getPropertySources().contains(PublishedDatabase.NAME)) {
			return;
		}
		try {
			if (Binder.get(environment).bind("limbeck.enabled", Boolean.class).orElse(LimbeckProperties.ENABLED)) {
				warnOfUnknown(new EnvironmentSettings(environment));
				publish(environment, application);
			}
		}
		catch (LimbeckException | BindException ex) {
			environment.getPropertySources().addLast(new FailedDatabase(ex));
		}
	}

	private void publish(ConfigurableEnvironment environment, SpringApplication application) {
		DatabaseDecision decision = new DatabaseChoice(environment, application.getClassLoader()).choose();
		PublishedDatabase database = decision.published();
		if (database != null) {
			database.addTo(environment.getPropertySources(), new EnvironmentSettings(environment)::isSet);
			database.warnings()
				.forEach((warning) -> this.logger.warn(VisibleText.message(decision.source() + ": " + warning)));
		}
		if (decision.source() != null) {
			String place = (database != null) ? database.description() + ", " : "";
			this.logger.info(VisibleText.message("Database " + place + "from " + decision.source()));
		}
		warnOfUnused(decision, new EnvironmentSettings(environment));
	}

	// What Spring Boot reads as an element of a list is known to nobody else.
	private void warnOfUnknown(EnvironmentSettings settings) {
		Map<String, String> variables = settings.processVariables();
		variables.keySet().removeIf((name) -> !name.startsWith("LIMBECK_") || LIST_ELEMENT.matcher(name).matches());
		if (variables.isEmpty()) {
			return;
		}
		List<String> unknown = SettingVariables.unknown(variables, DatabaseVariables.names());
		if (!unknown.isEmpty()) {
			this.logger.warn(VisibleText.message("Set, but no setting of Limbeck: " + String.join(", ", unknown)));
		}
	}

	private void warnOfUnused(DatabaseDecision decision, EnvironmentSettings settings) {
		List<String> unused = new ArrayList<>(decision.unused());
		if (!unused.isEmpty()) {
			unused.removeAll(settings.references());
		}
		if (!unused.isEmpty()) {
			this.logger.warn(VisibleText.message("Set but not used, because "
					+ DatabaseUrl.Defaults.whyUnused(decision.source()) + ": " + String.join(", ", unused)));
		}
	}

}
