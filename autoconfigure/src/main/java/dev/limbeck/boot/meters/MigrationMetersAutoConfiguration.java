package dev.limbeck.boot.meters;

import dev.limbeck.boot.LimbeckAutoConfiguration;
import dev.limbeck.boot.LimbeckInitializer;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the meters {@code limbeck.*}.
 */
@AutoConfiguration(after = LimbeckAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(LimbeckInitializer.class)
public final class MigrationMetersAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "limbeckMigrationMeters")
	MigrationMeters limbeckMigrationMeters(ObjectProvider<LimbeckInitializer> initializer,
			ConfigurableListableBeanFactory beanFactory) {
		return new MigrationMeters(initializer, new CreatedRegistries(beanFactory));
	}

}
