package dev.limbeck.boot.observation;

import dev.limbeck.boot.LimbeckAutoConfiguration;
import dev.limbeck.boot.LimbeckInitializer;
import dev.limbeck.boot.LimbeckProperties;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the observations {@code limbeck.migration} and
 * {@code limbeck.migration.revision}.
 */
@AutoConfiguration(after = LimbeckAutoConfiguration.class)
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(LimbeckInitializer.class)
public final class MigrationObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "limbeckMigrationObservations")
	MigrationObservations limbeckMigrationObservations(ConfigurableListableBeanFactory beanFactory,
			LimbeckProperties properties, Environment environment) {
		return new MigrationObservations(new LateRegistry(beanFactory), properties.mode(), environment);
	}

}
