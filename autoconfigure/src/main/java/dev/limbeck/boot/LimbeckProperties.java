package dev.limbeck.boot;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.Adopting;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.migrate.MigratorBuilder;
import dev.limbeck.migrate.MultipleHeads;
import dev.limbeck.migrate.OnAhead;
import dev.limbeck.model.CheckModel;
import dev.limbeck.revision.Symbol;
import dev.limbeck.revision.SymbolException;
import dev.limbeck.script.location.Locations;
import dev.limbeck.session.LockPooler;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.core.env.Environment;

/**
 * Configuration properties of Limbeck.
 *
 * @param enabled Whether Limbeck does anything at all; if not, there are no beans of it.
 * @param early Whether revision files are read and the database is reached while the
 * application context is still being made.
 * @param mode What Limbeck does when the application starts.
 * @param locations Folders with revision files, as classpath:, file: or a path.
 * @param target Revisions that a start brings the database to, as ids, labels or heads.
 * @param attempts Number of times a run is tried while the connection to the database
 * gets lost.
 * @param onAhead What to do when the database has revisions that no file of this release
 * declares.
 * @param multipleHeads What to do when the revision files have several heads, because
 * branches are not merged.
 * @param adopt What to do about revisions that were adopted from another tool when the
 * ledger is empty and the table of that tool has rows.
 * @param schemas Schemas that are looked at when schemas are compared, with or without
 * asterisks; all of them if not set.
 * @param exclude What is left out when schemas are compared, such as table:public.tmp_*.
 * @param hibernateDdlAuto What to do when Hibernate is told to change the schema, too, by
 * ddl-auto=create, create-drop or update.
 * @param checkModel What the command check does when the revisions do not give what the
 * model says, such as the JPA entities.
 * @param ledger Tables in which the database remembers its revisions.
 * @param waiting Waiting for the database.
 * @param lock Lock that lets one process migrate at a time.
 * @param statement Time-outs of the statements of revisions.
 * @param migration Connection of its own for migrations.
 * @param health What health tells of the migrations.
 * @param database How the database is found when no URL says so.
 * @param placeholders Values of placeholders such as ${name} in scripts that say
 * placeholders, by their names.
 * @param revision New revision files.
 * @param doctor Findings of the doctor.
 * @param probe Answers to health probes while the database is being migrated.
 */
@ConfigurationProperties("limbeck")
public record LimbeckProperties(@DefaultValue("" + LimbeckProperties.ENABLED) boolean enabled,
		@DefaultValue("true") boolean early, @DefaultValue("migrate") LimbeckMode mode,
		@DefaultValue(Locations.DEFAULT) List<String> locations,
		@DefaultValue(MigratorBuilder.DEFAULT_TARGET) List<String> target,
		@DefaultValue("" + MigratorBuilder.DEFAULT_ATTEMPTS) int attempts,
		@DefaultValue(OnAhead.DEFAULT) OnAhead onAhead,
		@DefaultValue(MultipleHeads.DEFAULT) MultipleHeads multipleHeads,
		@DefaultValue(Adopting.DEFAULT) Adopting adopt, @DefaultValue List<String> schemas,
		@DefaultValue List<String> exclude, @DefaultValue("fail") HibernateDdlAuto hibernateDdlAuto,
		@DefaultValue(CheckModel.DEFAULT) CheckModel checkModel, @DefaultValue Ledger ledger,
		@Name("wait") @DefaultValue Wait waiting, @DefaultValue Lock lock, @DefaultValue Statement statement,
		@DefaultValue Migration migration, @DefaultValue Health health, @DefaultValue Database database,
		@DefaultValue Map<String, String> placeholders, @DefaultValue Revision revision, @DefaultValue Doctor doctor,
		@DefaultValue Probe probe) {

	/** Whether Limbeck does anything unless {@code limbeck.enabled} says otherwise. */
	public static final boolean ENABLED = true;

	/**
	 * Tell whether Limbeck does anything, before properties are bound.
	 * @param environment the configuration
	 * @return what {@code limbeck.enabled} says
	 */
	public static boolean isEnabled(Environment environment) {
		return environment.getProperty("limbeck.enabled", Boolean.class, ENABLED);
	}

	/**
	 * Hand over what is said about migrations.
	 * @param builder told
	 * @throws LimbeckException if a value cannot be understood
	 */
	void configure(MigratorBuilder builder) {
		builder.locations(this.locations)
			.target(this.target.stream().map(LimbeckProperties::target).toList())
			.ledgerSchema(this.ledger.schema())
			.wait(WaitSettings.DEFAULT.withTimeout(this.waiting.timeout()))
			.attempts(this.attempts)
			.lockWait(this.lock.patience())
			.lockTimeout(this.statement.lockTimeout())
			.statementTimeout(this.statement.timeout())
			.lockPooler(this.lock.pooler())
			.multipleHeads(this.multipleHeads)
			.onAhead(this.onAhead)
			.placeholders(this.placeholders);
		this.adopt.configure(builder);
	}

	private static Symbol target(String text) {
		try {
			return Symbol.parse(text.strip());
		}
		catch (SymbolException ex) {
			throw new LimbeckException(ex.code(), "limbeck.target: " + ex.description(), ex.action());
		}
	}

	/**
	 * Tables in which the database remembers its revisions.
	 *
	 * @param schema Schema of the tables in which the database remembers its revisions;
	 * created if missing.
	 */
	public record Ledger(@DefaultValue(MigratorBuilder.DEFAULT_LEDGER_SCHEMA) String schema) {

	}

	/**
	 * Waiting for the database.
	 *
	 * @param timeout Time to wait for the database to answer when the application starts;
	 * zero means one try.
	 */
	public record Wait(@DefaultValue(WaitSettings.DEFAULT_TIMEOUT_SECONDS + "s") Duration timeout) {

	}

	/**
	 * Lock that lets one process migrate at a time.
	 *
	 * @param patience Time in which nothing may move before a process gives up that waits
	 * for the one that migrates.
	 * @param pooler What to do when a connection pooler stands before the server that is
	 * to be migrated.
	 */
	public record Lock(@Name("wait") @DefaultValue(MigratorBuilder.DEFAULT_LOCK_WAIT_MINUTES + "m") Duration patience,
			@DefaultValue(LockPooler.DEFAULT) LockPooler pooler) {

	}

	/**
	 * Time-outs of the statements of revisions.
	 *
	 * @param lockTimeout Time that a statement of a revision waits for a lock before the
	 * revision is rolled back and tried again; zero means for ever.
	 * @param timeout Time that a statement of a revision may run; zero means for ever,
	 * and 5 minutes on scratch databases.
	 */
	public record Statement(@DefaultValue(MigratorBuilder.DEFAULT_LOCK_TIMEOUT_SECONDS + "s") Duration lockTimeout,
			@DefaultValue("" + MigratorBuilder.DEFAULT_STATEMENT_TIMEOUT_SECONDS) Duration timeout) {

	}

	/**
	 * Connection of its own for migrations.
	 *
	 * @param url URL of the database for migrations alone, in any common form.
	 * @param username Role that migrates, in the place of the application's.
	 * @param password Password of the role that migrates.
	 * @param initSql SQL that a session for migrations begins with, in the place of what
	 * those of the pool begin with; empty for none.
	 */
	public record Migration(@Nullable String url, @Nullable String username, @Nullable String password,
			@Nullable String initSql) {

		@Override
		public String toString() {
			return "Migration[username=" + this.username + "]";
		}

	}

	/**
	 * Findings of the doctor.
	 *
	 * @param ignore Findings that do not count, each with its reason, as "id: reason"
	 * with semicolons between several.
	 */
	public record Doctor(@Nullable String ignore) {

	}

	/**
	 * What health tells of the migrations.
	 *
	 * @param refresh Time between two looks where the database stands, for health, info
	 * and meters; zero means that only the start looks.
	 */
	public record Health(@DefaultValue("60s") Duration refresh) {

	}

	/**
	 * How the database is found when no URL says so.
	 *
	 * @param embedded When to start the embedded PostgreSQL that is on the class path.
	 * @param embeddedDirectory Directory in which the embedded PostgreSQL keeps its data;
	 * a temporary one if not set.
	 * @param defaultHost Host of the database, if neither a URL nor a variable names one.
	 * @param defaultPort Port of the database, if neither a URL nor a variable names one.
	 * @param defaultUser Role that logs in to the database, if neither a URL nor a
	 * variable names one.
	 * @param defaultName Name of the database, if neither a URL nor a variable names one;
	 * the name of the role if not set.
	 */
	public record Database(@DefaultValue("auto") Embedded embedded, @Nullable String embeddedDirectory,
			@DefaultValue(DatabaseUrl.Defaults.HOST) String defaultHost,
			@DefaultValue("" + DatabaseUrl.Defaults.PORT) int defaultPort,
			@DefaultValue(DatabaseUrl.Defaults.USER) String defaultUser, @Nullable String defaultName) {

		/**
		 * When to start an embedded server.
		 */
		public enum Embedded {

			/** When nothing says where the database is. */
			AUTO,

			/** Whatever environment and configuration say. */
			ALWAYS,

			/** Not even if it is on the class path. */
			NEVER

		}

	}

	/**
	 * New revision files.
	 *
	 * @param pattern Pattern of the names of new revision files.
	 * @param timeZone Time zone of the times in the names of new revision files.
	 * @param slugLength Number of characters that the description may take in the name of
	 * a new revision file.
	 * @param template File that new revision files are made of, in the place of the
	 * built-in template.
	 * @param afterWrite Command to run on each new revision file, such as a formatter or
	 * an editor.
	 */
	public record Revision(@DefaultValue(RevisionFileSettings.DEFAULT_PATTERN) String pattern,
			@DefaultValue(RevisionFileSettings.DEFAULT_TIME_ZONE) String timeZone,
			@DefaultValue("" + RevisionFileSettings.DEFAULT_SLUG_LENGTH) int slugLength, @Nullable String template,
			@Nullable String afterWrite) {

	}

	/**
	 * Answers to health probes while the database is being migrated.
	 *
	 * @param enabled Whether health probes are answered on the management port while the
	 * database is waited for or migrated.
	 */
	public record Probe(@DefaultValue("true") boolean enabled) {

	}

}
