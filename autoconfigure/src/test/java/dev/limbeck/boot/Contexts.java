package dev.limbeck.boot;

import java.util.Objects;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.embedded.EmbeddedPostgresAutoConfiguration;
import dev.limbeck.boot.environment.SecretsAutoConfiguration;
import dev.limbeck.boot.health.MigrationsHealthAutoConfiguration;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/**
 * Application contexts with Limbeck in them.
 */
public final class Contexts {

	private Contexts() {
	}

	/**
	 * Return a runner that does not know where the database is.
	 * @param revisions what to apply
	 * @return a runner
	 */
	public static ApplicationContextRunner withoutDatabase(RevisionFolder revisions) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					DataSourceInitializationAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
					JdbcClientAutoConfiguration.class, LimbeckAutoConfiguration.class,
					EmbeddedPostgresAutoConfiguration.class, SecretsAutoConfiguration.class,
					MigrationsHealthAutoConfiguration.class))
			.withPropertyValues(revisions.property(), "limbeck.wait.timeout=0s");
	}

	/**
	 * Return a runner that connects as {@code spring.datasource.url} says.
	 * @param database the database
	 * @param revisions what to apply
	 * @return a runner
	 */
	public static ApplicationContextRunner of(PostgresDatabase database, RevisionFolder revisions) {
		return withoutDatabase(revisions).withPropertyValues("spring.datasource.url=" + database.jdbcUrl(),
				"spring.datasource.username=postgres");
	}

	/**
	 * Return what the start found and did.
	 * @param context a context that has started
	 * @return the report
	 */
	public static MigrationReport report(ApplicationContext context) {
		return Objects.requireNonNull(context.getBean(LimbeckInitializer.class).outcome().report());
	}

	/**
	 * Return Limbeck's failure in a failure to start.
	 * @param context a context that has not started
	 * @return the first one among the causes
	 */
	public static LimbeckException failure(AssertableApplicationContext context) {
		return failure(context.getStartupFailure());
	}

	/**
	 * Return Limbeck's failure in a failure to start.
	 * @param thrown the failure to start
	 * @return the first one among its causes
	 */
	public static LimbeckException failure(@Nullable Throwable thrown) {
		Throwable cause = thrown;
		while (cause != null && !(cause instanceof LimbeckException)) {
			cause = cause.getCause();
		}
		if (cause instanceof LimbeckException failure) {
			return failure;
		}
		throw new AssertionError("no failure of Limbeck", thrown);
	}

}
