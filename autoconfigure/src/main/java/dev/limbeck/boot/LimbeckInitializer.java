package dev.limbeck.boot;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.migrate.Migrator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.BeansException;
import org.springframework.beans.FatalBeanException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/**
 * Migrates while the application context starts. Beans that use the database are created
 * after this one.
 */
public class LimbeckInitializer implements InitializingBean {

	private static final Logger logger = LoggerFactory.getLogger(LimbeckInitializer.class);

	private final ObjectProvider<Migrator> migrator;

	private final LimbeckProperties properties;

	private final Environment environment;

	private volatile MigrationOutcome outcome = MigrationOutcome.notRun("limbeck.enabled=false");

	/**
	 * Create a new initializer.
	 * @param migrator asked for only if there is something to do
	 * @param properties the configuration
	 * @param environment where to look for other tools' settings
	 */
	public LimbeckInitializer(ObjectProvider<Migrator> migrator, LimbeckProperties properties,
			Environment environment) {
		this.migrator = migrator;
		this.properties = properties;
		this.environment = environment;
	}

	@Override
	public void afterPropertiesSet() {
		// Conditions are frozen by AOT processing, so both are asked again here.
		if (!this.properties.enabled()) {
			return;
		}
		if ("onRefresh".equalsIgnoreCase(this.environment.getProperty("spring.context.exit"))) {
			this.outcome = MigrationOutcome.notRun("spring.context.exit=onRefresh");
			return;
		}
		if (CommandMark.isIn(this.environment)) {
			this.outcome = MigrationOutcome.notRun("a command runs");
			return;
		}
		new HibernateDdlAutoCheck(this.environment).check(this.properties.hibernateDdlAuto());
		this.outcome = (this.properties.mode() == LimbeckMode.OFF) ? inspect() : MigrationOutcome.of(upgrade());
	}

	/**
	 * Return what this start found and did.
	 * @return the outcome
	 */
	public MigrationOutcome outcome() {
		return this.outcome;
	}

	private MigrationReport upgrade() {
		try {
			return this.migrator.getObject().upgrade();
		}
		catch (LimbeckException | BeansException ex) {
			LimbeckException failure = failure(ex);
			// Spring logs this message; what happened is in the report that follows.
			throw new FatalBeanException("The database was not migrated: " + failure.code(), failure);
		}
	}

	private MigrationOutcome inspect() {
		try {
			return MigrationOutcome.of(this.migrator.getObject().inspect());
		}
		catch (LimbeckException | BeansException ex) {
			return notInspected(failure(ex));
		}
	}

	private static LimbeckException failure(RuntimeException thrown) {
		Throwable cause = thrown;
		while (cause != null) {
			if (cause instanceof LimbeckException failure) {
				return failure;
			}
			cause = cause.getCause();
		}
		throw thrown;
	}

	private static MigrationOutcome notInspected(LimbeckException failure) {
		logger.warn("limbeck.mode=off, and where the database stands cannot be told: {}", failure.description());
		return MigrationOutcome.notRun(failure.description());
	}

	/**
	 * What a start came to.
	 *
	 * @param report what was found and done, or {@code null} if nothing was looked at
	 * @param reason why nothing was looked at, or {@code null}
	 */
	public record MigrationOutcome(@Nullable MigrationReport report, @Nullable String reason) {

		static MigrationOutcome of(MigrationReport report) {
			return new MigrationOutcome(report, null);
		}

		static MigrationOutcome notRun(String reason) {
			return new MigrationOutcome(null, reason);
		}

	}

}
