package dev.limbeck.boot.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.LimbeckProperties;
import dev.limbeck.boot.MigrationConnection;
import dev.limbeck.boot.MigratorConfigurer;
import dev.limbeck.boot.environment.FailedDatabase;
import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.cli.environment.GlobalOptions;
import dev.limbeck.cli.environment.NamedDatabase;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.doctor.IgnoredFindings;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.MigratorBuilder;
import dev.limbeck.model.CheckModel;
import dev.limbeck.model.Model;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionScripts;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The application as the place where a command runs: its configuration, its class path
 * and, once a command needs one, its beans.
 */
class ApplicationCommandEnvironment implements CommandEnvironment {

	/** Who only reads revisions asks for no database. */
	private static final MigrationConnection NOWHERE = new MigrationConnection(
			Connector.to("jdbc:postgresql:", new Properties()), "nothing");

	private final CommandSettings settings;

	private final CommandBeans beans;

	private final ConfigurableEnvironment environment;

	private final ClassLoader classLoader;

	ApplicationCommandEnvironment(ConfigurableApplicationContext context) {
		this.settings = new CommandSettings(context);
		this.beans = new CommandBeans(context);
		this.environment = context.getEnvironment();
		this.classLoader = Objects.requireNonNull(context.getClassLoader());
	}

	@Override
	public void begin(Activity activity, GlobalOptions options) {
		this.settings.apply(activity, options);
	}

	@Override
	public RevisionScripts scripts(GlobalOptions options) {
		Migrator own = ownMigrator(options);
		return ((own != null) ? own : migrator(NOWHERE, options)).scripts();
	}

	@Override
	public Migrator migrator(GlobalOptions options) {
		Migrator own = ownMigrator(options);
		return (own != null) ? own : migrator(connection(options), options);
	}

	@Override
	public Migrator migrator(GlobalOptions options, Connector connector) {
		if (ownMigrator(options) != null) {
			throw new LimbeckException("own-migrator",
					"This application makes its Migrator itself, and that knows one database only.",
					"Configure Limbeck's own Migrator with a MigratorCustomizer, so that revisions can be tried elsewhere.");
		}
		return migrator(new MigrationConnection(connector, "scratch database"), options);
	}

	private Migrator migrator(MigrationConnection connection, GlobalOptions options) {
		MigratorBuilder builder = this.beans.get(MigratorConfigurer.class)
			.configure(Migrator.builder(connection.connector()).source(connection.source()));
		if (!options.locations().isEmpty()) {
			builder.locations(options.locations());
		}
		if (options.ledgerSchema() != null) {
			builder.ledgerSchema(options.ledgerSchema());
		}
		return builder.build();
	}

	private @Nullable Migrator ownMigrator(GlobalOptions options) {
		this.settings.properties();
		Migrator own = this.beans.ownMigrator();
		if (own != null
				&& (options.url() != null || options.ledgerSchema() != null || !options.locations().isEmpty())) {
			throw new LimbeckException("own-migrator",
					"This application makes its Migrator itself: --url, --locations and --ledger-schema cannot change it.",
					"Leave them out, or configure Limbeck's own Migrator with a MigratorCustomizer.");
		}
		return own;
	}

	@Override
	public Locations locations(GlobalOptions options) {
		List<String> configured = this.settings.properties().locations();
		return Locations.of(options.locations().isEmpty() ? configured : options.locations(), this.classLoader);
	}

	@Override
	public List<ProvidedRevision> javaRevisions(GlobalOptions options) {
		return this.beans.get(MigratorConfigurer.class).javaRevisions();
	}

	@Override
	public IgnoredFindings ignoredFindings(GlobalOptions options) {
		return IgnoredFindings.parse(Objects.requireNonNullElse(this.settings.properties().doctor().ignore(), ""));
	}

	@Override
	public RevisionFileSettings revisionFiles(GlobalOptions options) {
		return RevisionFileSettings.read(this.environment::getProperty);
	}

	@Override
	public NamedDatabase database(GlobalOptions options) {
		MigrationConnection connection = connection(options);
		return new NamedDatabase(connection.connector(), connection.url(), connection.source());
	}

	private MigrationConnection connection(GlobalOptions options) {
		LimbeckProperties properties = this.settings.properties();
		if (options.url() != null) {
			return new UrlOption(properties, this.environment).connection(options.url());
		}
		FailedDatabase.throwIfIn(this.environment);
		return this.beans.get(MigrationConnection.class);
	}

	@Override
	public WaitSettings waitSettings(GlobalOptions options) {
		return WaitSettings.DEFAULT.withTimeout(this.settings.properties().waiting().timeout());
	}

	@Override
	public String ledgerSchema(GlobalOptions options) {
		return (options.ledgerSchema() != null) ? options.ledgerSchema() : this.settings.properties().ledger().schema();
	}

	@Override
	public Scope scope(List<String> schemas, List<String> exclude, GlobalOptions options) {
		LimbeckProperties properties = this.settings.properties();
		return Scope.of(schemas.isEmpty() ? properties.schemas() : schemas,
				exclude.isEmpty() ? properties.exclude() : exclude);
	}

	@Override
	public @Nullable Model model(GlobalOptions options) {
		return this.beans.find(Model.class);
	}

	@Override
	public CheckModel checkModel(GlobalOptions options) {
		return this.settings.properties().checkModel();
	}

	@Override
	public @Nullable String application(GlobalOptions options) {
		return this.environment.getProperty("spring.application.name");
	}

	@Override
	public Path workingDirectory() {
		return Path.of("").toAbsolutePath();
	}

}
