package dev.limbeck.boot.startup;

import dev.limbeck.boot.LimbeckAutoConfiguration;
import dev.limbeck.boot.LimbeckInitializer;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.metrics.ApplicationStartup;

/**
 * Auto-configuration of the startup steps {@code limbeck.migration.*}.
 */
@AutoConfiguration(after = LimbeckAutoConfiguration.class)
@ConditionalOnBean(LimbeckInitializer.class)
public final class MigrationStartupAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "limbeckMigrationSteps")
	MigrationSteps limbeckMigrationSteps(ApplicationStartup startup) {
		return new MigrationSteps(startup);
	}

}
