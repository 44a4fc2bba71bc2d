package dev.limbeck.boot.command;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.LimbeckException;
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

/**
 * An application that could not be made ready: whatever of it a command asks for, the
 * answer is why.
 */
class FailedEnvironment implements CommandEnvironment {

	private final LimbeckException failure;

	FailedEnvironment(LimbeckException failure) {
		this.failure = failure;
	}

	@Override
	public RevisionScripts scripts(GlobalOptions options) {
		throw this.failure;
	}

	@Override
	public Migrator migrator(GlobalOptions options) {
		throw this.failure;
	}

	@Override
	public Migrator migrator(GlobalOptions options, Connector connector) {
		throw this.failure;
	}

	@Override
	public Scope scope(List<String> schemas, List<String> exclude, GlobalOptions options) {
		throw this.failure;
	}

	@Override
	public NamedDatabase database(GlobalOptions options) {
		throw this.failure;
	}

	@Override
	public WaitSettings waitSettings(GlobalOptions options) {
		throw this.failure;
	}

	@Override
	public String ledgerSchema(GlobalOptions options) {
		throw this.failure;
	}

	@Override
	public String application(GlobalOptions options) {
		throw this.failure;
	}

	@Override
	public Locations locations(GlobalOptions options) {
		throw this.failure;
	}

	@Override
	public RevisionFileSettings revisionFiles(GlobalOptions options) {
		throw this.failure;
	}

	@Override
	public Path workingDirectory() {
		return Path.of("").toAbsolutePath();
	}

}
