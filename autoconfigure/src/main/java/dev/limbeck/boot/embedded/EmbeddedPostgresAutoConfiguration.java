package dev.limbeck.boot.embedded;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of an embedded PostgreSQL for development: if its classes are there
 * and nothing says where the database is. That is decided when the server is asked for,
 * so that it holds after AOT processing, too.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnClass(EmbeddedPostgres.class)
@ConditionalOnMissingBean({ JdbcConnectionDetails.class, DataSource.class })
@Conditional(OnEmbeddedAllowed.class)
@EnableConfigurationProperties(DataSourceProperties.class)
@Import(EmbeddedPostgresMark.class)
public final class EmbeddedPostgresAutoConfiguration {

	@Bean
	@Lazy
	EmbeddedServer limbeckEmbeddedServer(Environment environment) {
		return EmbeddedServer.start(environment.getProperty("limbeck.database.embedded-directory"));
	}

	@Bean
	JdbcConnectionDetails limbeckJdbcConnectionDetails(Environment environment, DataSourceProperties properties,
			ObjectProvider<EmbeddedServer> server) {
		return EmbeddedServer.isWanted(environment) ? new EmbeddedConnectionDetails(server)
				: new ConfiguredConnectionDetails(properties, environment);
	}

}
