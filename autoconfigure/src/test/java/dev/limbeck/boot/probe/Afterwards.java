package dev.limbeck.boot.probe;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What an application still does to start when its database is migrated: the SQL in the
 * property {@code test.afterwards}.
 */
@Configuration(proxyBeanMethods = false)
class Afterwards {

	@Bean
	@DependsOnDatabaseInitialization
	@ConditionalOnProperty("test.afterwards")
	InitializingBean afterwardsWork(JdbcTemplate template, Environment environment) {
		return () -> template.execute(environment.getRequiredProperty("test.afterwards"));
	}

}
