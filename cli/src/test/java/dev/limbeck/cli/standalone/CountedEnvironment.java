package dev.limbeck.cli.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.cli.environment.GlobalOptions;
import dev.limbeck.cli.environment.NamedDatabase;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionScripts;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often the revision files are read, by whomever.
 *
 * @param environment does everything else
 * @param reads how often
 */
record CountedEnvironment(CommandEnvironment environment, AtomicInteger reads) implements CommandEnvironment {

	@Override
	public RevisionScripts scripts(GlobalOptions options) {
		this.reads.incrementAndGet();
		return this.environment.scripts(options);
	}

	@Override
	public Migrator migrator(GlobalOptions options) {
		return this.environment.migrator(options).reading(() -> scripts(options));
	}

	@Override
	public Migrator migrator(GlobalOptions options, Connector connector) {
		return this.environment.migrator(options, connector).reading(() -> scripts(options));
	}

	@Override
	public Scope scope(List<String> schemas, List<String> exclude, GlobalOptions options) {
		return this.environment.scope(schemas, exclude, options);
	}

	@Override
	public NamedDatabase database(GlobalOptions options) {
		return this.environment.database(options);
	}

	@Override
	public WaitSettings waitSettings(GlobalOptions options) {
		return this.environment.waitSettings(options);
	}

	@Override
	public Locations locations(GlobalOptions options) {
		return this.environment.locations(options);
	}

	@Override
	public RevisionFileSettings revisionFiles(GlobalOptions options) {
		return this.environment.revisionFiles(options);
	}

	@Override
	public String ledgerSchema(GlobalOptions options) {
		return this.environment.ledgerSchema(options);
	}

	@Override
	public @Nullable String application(GlobalOptions options) {
		return this.environment.application(options);
	}

	@Override
	public Path workingDirectory() {
		return this.environment.workingDirectory();
	}

}
