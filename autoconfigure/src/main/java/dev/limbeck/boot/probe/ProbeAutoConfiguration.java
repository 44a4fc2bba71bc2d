package dev.limbeck.boot.probe;

import java.time.Clock;

import dev.limbeck.boot.LimbeckAutoConfiguration;
import dev.limbeck.boot.LimbeckInitializer;
import dev.limbeck.boot.LimbeckProperties;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what answers health probes while the database is being migrated.
 */
@AutoConfiguration(after = LimbeckAutoConfiguration.class)
@ConditionalOnClass({ ManagementPortType.class, HealthEndpoint.class, WebServerApplicationContext.class })
@ConditionalOnBean(LimbeckInitializer.class)
public final class ProbeAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MigrationDetails limbeckMigrationDetails() {
		return new MigrationDetails(Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	StartupProbe limbeckStartupProbe(LimbeckProperties properties, ApplicationContext context,
			MigrationDetails details) {
		return new StartupProbe(properties.probe().enabled(), context, details);
	}

}
