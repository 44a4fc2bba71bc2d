package dev.limbeck.boot.health;

import java.time.Duration;

import dev.limbeck.boot.CommandMark;
import dev.limbeck.boot.LimbeckAutoConfiguration;
import dev.limbeck.boot.LimbeckInitializer;
import dev.limbeck.boot.LimbeckProperties;

import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the health component {@code migrations}.
 */
@AutoConfiguration(after = LimbeckAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(LimbeckInitializer.class)
@ConditionalOnEnabledHealthIndicator("migrations")
public final class MigrationsHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "migrationsHealthIndicator")
	HealthIndicator migrationsHealthIndicator(LimbeckInitializer initializer) {
		return new MigrationsHealthIndicator(initializer);
	}

	// Beans may be frozen by AOT processing, so whether to do anything is asked here.
	@Bean
	@ConditionalOnMissingBean(name = "limbeckHealthRefresh")
	HealthRefresh limbeckHealthRefresh(LimbeckInitializer initializer, LimbeckProperties properties,
			Environment environment) {
		boolean wanted = properties.enabled() && !CommandMark.isIn(environment);
		return new HealthRefresh(initializer, wanted ? properties.health().refresh() : Duration.ZERO);
	}

	@Bean
	@ConditionalOnMissingBean(name = "limbeckHealthRefreshExcludeFilter")
	static LazyInitializationExcludeFilter limbeckHealthRefreshExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(HealthRefresh.class);
	}

}
