package dev.limbeck.cli.standalone;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.limbeck.RegularFile;
import dev.limbeck.adopt.Adopting;
import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.cli.environment.GlobalOptions;
import dev.limbeck.cli.environment.NamedDatabase;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl.Defaults;
import dev.limbeck.connect.DatabaseVariables;
import dev.limbeck.connect.DatabaseVariables.Resolved;
import dev.limbeck.connect.SessionOpening;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.doctor.IgnoredFindings;
import dev.limbeck.generate.NewProject;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.generate.SettingVariables;
import dev.limbeck.generate.Workspace;
import dev.limbeck.log.LogFields;
import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.MigratorBuilder;
import dev.limbeck.migrate.MultipleHeads;
import dev.limbeck.migrate.OnAhead;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.session.LockPooler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A terminal without any application: options, variables and {@code limbeck.properties}
 * in the working directory say what an application's configuration would.
 */
final class StandaloneEnvironment implements CommandEnvironment {

	private final Path directory;

	private final Map<String, String> process;

	private final LogSetup log;

	private final Workspace workspace;

	private final Function<GlobalOptions, MigrationListener> progress;

	/**
	 * Create a new environment.
	 * @param directory the working directory
	 * @param process variables of the process
	 * @param log decides how much is logged
	 */
	StandaloneEnvironment(Path directory, Map<String, String> process, LogSetup log) {
		this(directory, process, log, Workspace.in(directory), (options) -> MigrationListener.NO_OP);
	}

	/**
	 * Create a new environment.
	 * @param directory the working directory
	 * @param process variables of the process
	 * @param log decides how much is logged
	 * @param workspace where and when new files come to be
	 * @param progress what is told of a run while it runs
	 */
	StandaloneEnvironment(Path directory, Map<String, String> process, LogSetup log, Workspace workspace,
			Function<GlobalOptions, MigrationListener> progress) {
		this.directory = directory;
		this.process = process;
		this.log = log;
		this.workspace = workspace;
		this.progress = progress;
	}

	@Override
	public void begin(Activity activity, GlobalOptions options) {
		this.log.begin(activity, options.verbose());
		List<String> unknown = SettingVariables.unknown(variables(options).all(), DatabaseVariables.names());
		if (!unknown.isEmpty()) {
			LogFields.NONE.warn(Warnings.logger).log("Set, but no setting of Limbeck: {}", String.join(", ", unknown));
		}
	}

	@Override
	public RevisionScripts scripts(GlobalOptions options) {
		return RevisionScripts.load(locations(options)).expanding(settings(options).placeholders());
	}

	@Override
	public Locations locations(GlobalOptions options) {
		return chosenLocations(options).isEmpty() ? Locations.unchosen(locationValues(options), classLoader(options))
				: Locations.of(locationValues(options), classLoader(options));
	}

	private List<String> chosenLocations(GlobalOptions options) {
		return options.locations().isEmpty() ? settings(options).list(SettingName.LOCATIONS) : options.locations();
	}

	private List<String> locationValues(GlobalOptions options) {
		List<String> given = chosenLocations(options);
		return given.isEmpty() ? DefaultLocations.of(this.directory, options.classpath())
				: given.stream().map(this::resolved).toList();
	}

	private String resolved(String location) {
		if (location.strip().matches("(?s)[A-Za-z][A-Za-z0-9+.*-]+:.*")) {
			return location;
		}
		try {
			return this.directory.resolve(location.strip()).toString();
		}
		catch (InvalidPathException ex) {
			// Who reads the location says what is wrong with it.
			return location;
		}
	}

	private ClassLoader classLoader(GlobalOptions options) {
		return CommandClassLoader.of(options.classpath(), this.directory);
	}

	@Override
	public Migrator migrator(GlobalOptions options) {
		NamedDatabase database = database(options);
		return builder(options, database.connector()).source(database.source())
			.listener(this.progress.apply(options))
			.build();
	}

	@Override
	public Migrator migrator(GlobalOptions options, Connector connector) {
		return builder(options, connector).build();
	}

	private MigratorBuilder builder(GlobalOptions options, Connector connector) {
		Settings settings = settings(options);
		MigratorBuilder builder = Migrator.builder(connector)
			.locations(locationValues(options))
			.classLoader(classLoader(options))
			.ledgerSchema(ledgerSchema(options))
			.target(settings.list(SettingName.TARGET).stream().map(Symbol::parse).toList())
			.wait(waitSettings(options))
			.placeholders(settings.placeholders().values());
		settings.number(SettingName.ATTEMPTS, 1000).ifPresent(builder::attempts);
		settings.duration(SettingName.LOCK_WAIT).ifPresent(builder::lockWait);
		settings.choice(SettingName.LOCK_POOLER, LockPooler.class).ifPresent(builder::lockPooler);
		settings.duration(SettingName.STATEMENT_LOCK_TIMEOUT).ifPresent(builder::lockTimeout);
		settings.duration(SettingName.STATEMENT_TIMEOUT).ifPresent(builder::statementTimeout);
		settings.choice(SettingName.ON_AHEAD, OnAhead.class).ifPresent(builder::onAhead);
		settings.choice(SettingName.ADOPT, Adopting.class).ifPresent((choice) -> choice.configure(builder));
		settings.choice(SettingName.MULTIPLE_HEADS, MultipleHeads.class).ifPresent(builder::multipleHeads);
		return builder;
	}

	@Override
	public NamedDatabase database(GlobalOptions options) {
		Variables variables = variables(options);
		DatabaseSearch search = new DatabaseSearch(settings(options), variables,
				(path) -> RegularFile.text(this.directory.resolve(path)));
		Resolved found = search.find(options.url());
		found.url()
			.warnings()
			.forEach((warning) -> LogFields.NONE.warn(Warnings.logger).log("{}: {}", found.source(), warning));
		if (!found.unused().isEmpty()) {
			LogFields.NONE.warn(Warnings.logger)
				.log("Set but not used, because {}: {}", Defaults.whyUnused(found.source()),
						String.join(", ", found.unused()));
		}
		SessionOpening opening = new SessionOpening(null, settings(options).text(SettingName.INIT_SQL),
				SettingName.INIT_SQL);
		return new NamedDatabase(Connector.to(found.url()).opening(opening), found.url(), found.source());
	}

	@Override
	public WaitSettings waitSettings(GlobalOptions options) {
		return settings(options).duration(SettingName.WAIT_TIMEOUT)
			.map(WaitSettings.DEFAULT::withTimeout)
			.orElse(WaitSettings.DEFAULT);
	}

	@Override
	public RevisionFileSettings revisionFiles(GlobalOptions options) {
		return RevisionFileSettings.read(settings(options)::text);
	}

	@Override
	public IgnoredFindings ignoredFindings(GlobalOptions options) {
		return IgnoredFindings.parse(settings(options).text(SettingName.DOCTOR_IGNORE, ""));
	}

	@Override
	public String ledgerSchema(GlobalOptions options) {
		String given = options.ledgerSchema();
		return (given != null) ? given
				: settings(options).text(SettingName.LEDGER_SCHEMA, MigratorBuilder.DEFAULT_LEDGER_SCHEMA);
	}

	@Override
	public Scope scope(List<String> schemas, List<String> exclude, GlobalOptions options) {
		Settings settings = settings(options);
		return Scope.of(schemas.isEmpty() ? settings.list(SettingName.SCHEMAS) : schemas,
				exclude.isEmpty() ? settings.list(SettingName.EXCLUDE) : exclude);
	}

	@Override
	public @Nullable String application(GlobalOptions options) {
		return null;
	}

	@Override
	public Path workingDirectory() {
		return this.directory.toAbsolutePath();
	}

	@Override
	public Workspace workspace() {
		return this.workspace;
	}

	private Settings settings(GlobalOptions options) {
		Variables variables = variables(options);
		return new Settings(List.of(NamedSettings.ofOptions(options.variables()), variables,
				SettingsFile.read(this.directory.resolve(NewProject.SETTINGS), variables)));
	}

	private Variables variables(GlobalOptions options) {
		Path file = options.envFile();
		return new Variables(this.process, (file != null) ? EnvFile.read(this.directory.resolve(file)) : Map.of());
	}

	/**
	 * Loads the logging only when there is something to say.
	 */
	private static final class Warnings {

		private static final Logger logger = LoggerFactory.getLogger(StandaloneEnvironment.class);

		private Warnings() {
		}

	}

}
