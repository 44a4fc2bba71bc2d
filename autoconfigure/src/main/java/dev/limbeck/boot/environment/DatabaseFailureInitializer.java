package dev.limbeck.boot.environment;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends the start if the environment's database could not be understood. Not earlier,
 * because only now does the logging system stand that shows the report as configured.
 */
class DatabaseFailureInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (context.getEnvironment()
			.getPropertySources()
			.get(PublishedDatabase.NAME) instanceof FailedDatabase failed) {
			throw failed.getSource();
		}
	}

}
