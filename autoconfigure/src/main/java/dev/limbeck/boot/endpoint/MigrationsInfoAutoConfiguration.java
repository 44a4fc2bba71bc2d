package dev.limbeck.boot.endpoint;

import dev.limbeck.boot.LimbeckAutoConfiguration;
import dev.limbeck.boot.LimbeckInitializer;

import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of {@code migrations} in {@code /actuator/info}.
 */
@AutoConfiguration(after = LimbeckAutoConfiguration.class)
@ConditionalOnClass({ InfoContributor.class, ConditionalOnEnabledInfoContributor.class })
@ConditionalOnBean(LimbeckInitializer.class)
@ConditionalOnEnabledInfoContributor("migrations")
public final class MigrationsInfoAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "migrationsInfoContributor")
	InfoContributor migrationsInfoContributor(LimbeckInitializer initializer) {
		return new MigrationsInfoContributor(initializer);
	}

}
