package dev.limbeck.boot;

import java.util.Optional;

import javax.sql.DataSource;

import dev.limbeck.LimbeckException;
import dev.limbeck.log.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.core.env.Environment;

/**
 * Finds the connection for migrations: the one that is configured for them, else one like
 * the application's own, opened anew where it is known how, and borrowed where it is not.
 * The bean through which the application uses its database has the last word about which
 * one that is.
 */
final class MigrationConnections {

	private static final Logger logger = LoggerFactory.getLogger(MigrationConnections.class);

	/** Code of the failure when a test uses no database. */
	static final String NOT_IN_TEST = "no-database-in-test";

	private final ConfiguredMigration migration;

	private final ConfiguredDatabase configuration;

	private final TestRun test;

	MigrationConnections(ConfiguredMigration migration, ConfiguredDatabase configuration, Environment environment) {
		this.migration = migration;
		this.configuration = configuration;
		this.test = new TestRun(environment);
	}

	/**
	 * Choose the connection.
	 * @param own the {@code DataSource} marked with {@link LimbeckDataSource}, if any
	 * @param beans know what the application uses
	 * @return the connection
	 * @throws LimbeckException if there is none, or the application uses another kind of
	 * database
	 */
	MigrationConnection find(@Nullable DataSource own, ApplicationDatabases beans) {
		if (own != null && !this.migration.hasUrl()) {
			return this.migration.borrow(ApplicationDataSource.of(own), "@LimbeckDataSource");
		}
		// An own pool may connect as soon as it is made, before anybody has waited.
		if (this.migration.hasUrl() && this.configuration.details() == null && !this.test.isOn()) {
			return this.migration.connect(null, this.configuration);
		}
		Optional<ApplicationDatabase> application = beans.find();
		application.ifPresent(ApplicationDatabase::refuseOtherKinds);
		return choose(application, application.flatMap(ApplicationDatabase::login).orElse(null), beans);
	}

	private MigrationConnection choose(Optional<ApplicationDatabase> application, @Nullable Login login,
			ApplicationDatabases beans) {
		ConfiguredMigration chosen = isMeantForOtherRuns(login) ? ConfiguredMigration.NONE : this.migration;
		if (chosen.hasUrl()) {
			return chosen.connect(login, this.configuration);
		}
		if (application.isEmpty()) {
			beans.refuseSeveral();
			return withoutBean(chosen);
		}
		if (login == null) {
			return chosen.borrow(application.get(), "DataSource");
		}
		warnOfUnused(application.get(), login);
		return chosen.login(login).from(application.get().source(this.configuration, login));
	}

	// What the surroundings say belongs to the database that they name.
	private boolean isMeantForOtherRuns(@Nullable Login login) {
		boolean meant = !this.migration.isEmpty() && this.test.isOn() && !this.test.sets(ConfiguredMigration.URL)
				&& !this.test.sets(ConfiguredMigration.USERNAME) && !leadsWhereConfigured(login);
		if (meant) {
			LogFields.NONE.info(logger)
				.log("limbeck.migration.* is left aside: this test does not use the database of the configuration");
		}
		return meant;
	}

	private boolean leadsWhereConfigured(@Nullable Login login) {
		String property = (login != null) ? this.configuration.property(login.jdbcUrl()) : null;
		return property != null && !this.test.sets(property);
	}

	private MigrationConnection withoutBean(ConfiguredMigration chosen) {
		if (this.test.isOn() && !this.test.sets(ConfiguredDatabase.URL)) {
			throw new LimbeckException(NOT_IN_TEST, "This test has no DataSource, so it uses no database.",
					"Let the test have one, or set limbeck.migration.url in the test.");
		}
		String url = this.configuration.url();
		if (url == null || !url.startsWith("jdbc:postgresql:")) {
			throw new LimbeckException("no-database", "Nothing says which database to migrate.",
					"Set DATABASE_URL, spring.datasource.url or limbeck.migration.url.");
		}
		return chosen.login(new Login(url, this.configuration.credentials().toProperties()))
			.from(this.configuration.source(url));
	}

	private void warnOfUnused(ApplicationDatabase application, Login login) {
		String unused = (application instanceof ApplicationDataSource) ? this.configuration.unused(login.jdbcUrl())
				: null;
		if (unused != null) {
			LogFields.NONE.at(this.test.isOn() ? Level.INFO : Level.WARN, logger)
				.log("Set but not used, because the DataSource leads elsewhere: {}", unused);
		}
	}

}
