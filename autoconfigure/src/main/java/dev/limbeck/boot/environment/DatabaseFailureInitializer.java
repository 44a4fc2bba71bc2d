package dev.limbeck.boot.environment;

import dev.limbeck.boot.CommandMark;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends the start if the environment's database could not be understood. Not earlier,
 * because only now does the logging system stand that shows the report as configured. A
 * command may do without that database, or name another one.
 */
class DatabaseFailureInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (!CommandMark.isIn(context.getEnvironment())) {
			FailedDatabase.throwIfIn(context.getEnvironment());
		}
	}

}
