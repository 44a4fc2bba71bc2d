package dev.limbeck.boot;

import java.util.Set;
import java.util.function.Function;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.DataSourceConnector;
import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.migrate.MigrationStatus;
import dev.limbeck.migrate.Migrator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.beans.BeansException;
import org.springframework.beans.FatalBeanException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/**
 * Migrates while the application context starts, or sees to it that another process has
 * done so. Beans that use the database are created after this one.
 */
public class LimbeckInitializer implements InitializingBean {

	private static final Logger logger = LoggerFactory.getLogger(LimbeckInitializer.class);

	private static final String UNEXPECTED = "unexpected";

	private static final Set<String> NOTHING = Set.of(DataSourceConnector.OTHER_DATABASE,
			MigrationConnections.NOT_IN_TEST);

	private final ObjectProvider<Migrator> migrator;

	private final LimbeckProperties properties;

	private final Environment environment;

	private final @Nullable EarlyStart early;

	private volatile boolean idle;

	private volatile MigrationOutcome outcome = MigrationOutcome.notRun("limbeck.enabled=false");

	/**
	 * Create a new initializer.
	 * @param migrator asked for only if there is something to do
	 * @param properties the configuration
	 * @param environment where to look for other tools' settings
	 */
	public LimbeckInitializer(ObjectProvider<Migrator> migrator, LimbeckProperties properties,
			Environment environment) {
		this(migrator, properties, environment, null);
	}

	/**
	 * Create a new initializer.
	 * @param migrator asked for only if there is something to do
	 * @param properties the configuration
	 * @param environment where to look for other tools' settings
	 * @param early what has begun already, if anything has
	 */
	LimbeckInitializer(ObjectProvider<Migrator> migrator, LimbeckProperties properties, Environment environment,
			@Nullable EarlyStart early) {
		this.migrator = migrator;
		this.properties = properties;
		this.environment = environment;
		this.early = early;
	}

	@Override
	public void afterPropertiesSet() {
		try {
			start();
		}
		finally {
			if (this.early != null) {
				this.early.destroy();
			}
		}
	}

	private void start() {
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
		this.outcome = switch (this.properties.mode()) {
			case MIGRATE -> run(Migrator::upgrade, "The database was not migrated: ");
			case VERIFY -> run(Migrator::verify, "The database is not where this start needs it: ");
			case AWAIT -> run(Migrator::await, "The database did not come to where this start needs it: ");
			case OFF -> inspect();
		};
	}

	/**
	 * Return what this start found and did.
	 * @return the outcome
	 */
	public MigrationOutcome outcome() {
		return this.outcome;
	}

	/**
	 * Look once more where the database stands, and let the outcome tell that from now
	 * on.
	 * @throws LimbeckException if that cannot be told; the outcome stays as it is
	 */
	public void refresh() {
		if (this.idle) {
			return;
		}
		MigrationStatus status = this.migrator.getObject().status(0);
		this.outcome = this.outcome.now(status, diagnose(status));
	}

	/**
	 * Return what the doctor finds in what is known anyway. Nothing is read or asked.
	 * @param status what was seen of the database
	 * @return what was found
	 */
	public Diagnosis diagnose(MigrationStatus status) {
		return diagnosis().find(this.migrator.getObject(), status.position(), status.abandoned(), status.database());
	}

	private StartDiagnosis diagnosis() {
		return new StartDiagnosis(this.properties.doctor().ignore());
	}

	private MigrationOutcome outcome(Migrator migrator, MigrationReport report) {
		Diagnosis diagnosis = diagnosis().find(migrator, report.position(), report.abandoned(), report.database());
		diagnosis().log(diagnosis);
		return MigrationOutcome.of(report, diagnosis);
	}

	private MigrationOutcome run(Function<Migrator, MigrationReport> run, String failed) {
		try {
			// Hibernate may do as it likes with another kind of database.
			Migrator found = this.migrator.getObject();
			checkHibernate();
			MigrationReport report = run.apply(found);
			new UnusedVariables(this.environment).warn(report.source(), report.database());
			return outcome(found, report);
		}
		catch (LimbeckException | BeansException ex) {
			LimbeckException failure = failure(ex);
			if (NOTHING.contains(failure.code())) {
				return nothing(failure);
			}
			// Spring logs this message; what happened is in the report that follows.
			throw new FatalBeanException(failed + failure.code(), failure);
		}
		catch (Error ex) {
			throw new FatalBeanException(failed + UNEXPECTED, unexpected(ex));
		}
	}

	// The report has no stack trace, and memory may be too short for anything longer.
	private static LimbeckException unexpected(Error error) {
		LogFields.NONE.at(Level.ERROR, logger).causedBy(error).log("The run ended unexpectedly");
		String action = (error instanceof OutOfMemoryError)
				? "Give the process more memory (-Xmx), or let the revision need less, and start again."
				: "See the stack trace above, and start again once its cause is gone.";
		return new LimbeckException(UNEXPECTED,
				"The migration ended with " + error.getClass().getName() + ". What was not committed is rolled back.",
				action, error);
	}

	private void checkHibernate() {
		new HibernateDdlAutoCheck(this.environment).check(this.properties.hibernateDdlAuto());
	}

	// What the application does not use is not migrated, whoever names it.
	private MigrationOutcome nothing(LimbeckException failure) {
		this.idle = true;
		LogFields.of(LogField.CODE, failure.code())
			.warn(logger)
			.log("Nothing is migrated. {} {}", failure.description(), failure.action());
		return MigrationOutcome.notRun(failure.description());
	}

	private MigrationOutcome inspect() {
		try {
			Migrator found = this.migrator.getObject();
			checkHibernate();
			return outcome(found, found.observe());
		}
		catch (LimbeckException | BeansException ex) {
			LimbeckException failure = failure(ex);
			if (failure.code().equals(HibernateDdlAutoCheck.CODE)) {
				throw ex;
			}
			return NOTHING.contains(failure.code()) ? nothing(failure) : notInspected(failure);
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
		LogFields.of(LogField.CODE, failure.code())
			.with(LogField.SQLSTATE, failure.sqlState())
			.warn(logger)
			.log("limbeck.mode=off, and where the database stands cannot be told: {}", failure.description());
		return MigrationOutcome.notRun(failure.description());
	}

}
