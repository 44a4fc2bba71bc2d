package dev.limbeck.cli.environment;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.doctor.IgnoredFindings;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.generate.Workspace;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.CheckModel;
import dev.limbeck.model.Model;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionScripts;
import org.jspecify.annotations.Nullable;

/**
 * Where commands run: in a terminal, or inside an application's jar. A command asks only
 * for what it needs, so nothing may be read or contacted before it is asked for. Whatever
 * a user can mend is thrown as a {@link LimbeckException}.
 */
public interface CommandEnvironment {

	/**
	 * Called once, before a command runs, so that logging can be set up.
	 * @param activity what the command is about to do
	 * @param options what the user said for all commands
	 */
	default void begin(Activity activity, GlobalOptions options) {
	}

	/**
	 * Read the revision files and find the classes of Java revisions.
	 * @param options what the user said for all commands
	 * @return all revisions
	 */
	RevisionScripts scripts(GlobalOptions options);

	/**
	 * Make a migrator that is configured as for a start of the application. Nothing is
	 * contacted yet.
	 * @param options what the user said for all commands
	 * @return the migrator
	 */
	Migrator migrator(GlobalOptions options);

	/**
	 * Make a migrator of another database, such as a scratch database: files and settings
	 * are those of {@link #migrator(GlobalOptions)}.
	 * @param options what the user said for all commands
	 * @param connector the way to that database
	 * @return the migrator
	 */
	Migrator migrator(GlobalOptions options, Connector connector);

	/**
	 * Find the database that {@link #migrator} connects to. Nothing is contacted.
	 * @param options what the user said for all commands
	 * @return the database
	 */
	NamedDatabase database(GlobalOptions options);

	/**
	 * Return how to wait for the database.
	 * @param options what the user said for all commands
	 * @return the settings
	 */
	WaitSettings waitSettings(GlobalOptions options);

	/**
	 * Return where revision files lie, as {@link #scripts} reads them.
	 * @param options what the user said for all commands
	 * @return the locations
	 */
	Locations locations(GlobalOptions options);

	/**
	 * Return the revisions in Java that no location holds.
	 * @param options what the user said for all commands
	 * @return objects that somebody else makes
	 */
	default List<ProvidedRevision> javaRevisions(GlobalOptions options) {
		return List.of();
	}

	/**
	 * Return which findings of the doctor do not count.
	 * @param options what the user said for all commands
	 * @return the setting {@code limbeck.doctor.ignore}
	 */
	default IgnoredFindings ignoredFindings(GlobalOptions options) {
		return IgnoredFindings.NONE;
	}

	/**
	 * Return how new revision files are written.
	 * @param options what the user said for all commands
	 * @return the settings {@code limbeck.revision.*}
	 */
	RevisionFileSettings revisionFiles(GlobalOptions options);

	/**
	 * Return the schema of the ledger.
	 * @param options what the user said for all commands
	 * @return a name as it stands in the catalog
	 */
	String ledgerSchema(GlobalOptions options);

	/**
	 * Return what is looked at when schemas are compared.
	 * @param schemas the schemas that the user named, or none for those of
	 * {@code limbeck.schemas}
	 * @param exclude the patterns that the user named, or none for those of
	 * {@code limbeck.exclude}
	 * @param options what the user said for all commands
	 * @return the scope
	 */
	Scope scope(List<String> schemas, List<String> exclude, GlobalOptions options);

	/**
	 * Return what the application itself says that the schema should be, such as by its
	 * JPA entities.
	 * @param options what the user said for all commands
	 * @return the model, or {@code null} if nothing but files says that
	 */
	default @Nullable Model model(GlobalOptions options) {
		return null;
	}

	/**
	 * Return what a check does when that model and the revisions differ.
	 * @param options what the user said for all commands
	 * @return the setting {@code limbeck.check-model}
	 */
	default CheckModel checkModel(GlobalOptions options) {
		return CheckModel.OFF;
	}

	/**
	 * Return the name that ledger and {@code pg_stat_activity} show.
	 * @param options what the user said for all commands
	 * @return the name of the application, or {@code null} if there is none
	 */
	@Nullable String application(GlobalOptions options);

	/**
	 * Return the directory that relative paths of the user start from.
	 * @return an absolute path
	 */
	Path workingDirectory();

	/**
	 * Return where and when new files come to be.
	 * @return the working directory, now, with random ids
	 */
	default Workspace workspace() {
		return Workspace.in(workingDirectory());
	}

	/**
	 * What a command is about to do, as far as its log lines depend on it.
	 */
	enum Activity {

		/** It looks; the log speaks up only if something is wrong. */
		LOOK,

		/** It waits for or changes a database; the log tells the progress. */
		RUN

	}

}
