package dev.limbeck.boot.environment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.RegularFile;
import dev.limbeck.boot.PoolProperties;
import dev.limbeck.boot.environment.PublishedDatabase.Rank;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.DatabaseVariables;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Decides whether variables of the environment say where the database is, and with what
 * precedence: an explicit {@code spring.datasource.url} above or in the environment, then
 * {@code DATABASE_URL}, then configuration files, then component variables, then an
 * embedded server or the defaults.
 */
final class DatabaseChoice {

	private static final String URL = "spring.datasource.url";

	private static final String REACTIVE_URL = "spring.r2dbc.url";

	private static final List<String> URLS = Stream.concat(Stream.of(URL), PoolProperties.URLS.stream()).toList();

	/** A pool that is configured like this does not follow a URL. */
	private static final List<String> OTHER_WAYS = List.of("spring.datasource.jndi-name",
			"spring.datasource.hikari.data-source-class-name", "spring.datasource.hikari.data-source-jndi");

	private final ConfigurableEnvironment environment;

	private final EnvironmentSettings settings;

	private final UrlTranslation translation;

	private final @Nullable ClassLoader classLoader;

	private final boolean reactive;

	DatabaseChoice(ConfigurableEnvironment environment, @Nullable ClassLoader classLoader) {
		this.environment = environment;
		this.settings = new EnvironmentSettings(environment);
		this.classLoader = classLoader;
		this.reactive = ReactiveUrl.isOf(classLoader);
		this.translation = new UrlTranslation(this.settings, this::defaults);
	}

	/**
	 * Choose the database.
	 * @return who says where it is
	 * @throws LimbeckException if a variable cannot be understood
	 */
	DatabaseDecision choose() {
		if (embedded("always")) {
			// That this is the wish, whatever variables say, need not be said again.
			return new DatabaseDecision("limbeck.database.embedded=always", List.of(), null);
		}
		Optional<String> explicit = Stream
			.concat(OTHER_WAYS.stream().filter(this.settings::isSet), urls().filter(this.settings::isSetAboveFiles))
			.findFirst();
		return explicit.map(this::configured).orElseGet(this::chooseBelow);
	}

	private DatabaseDecision chooseBelow() {
		DatabaseVariables variables = new DatabaseVariables(this.settings::variable,
				(path) -> RegularFile.text(Path.of(path)));
		Optional<DatabaseVariables.Resolved> url = variables.url();
		if (url.isPresent()) {
			return publish(url.get(), Rank.ABOVE_FILES);
		}
		return urls().filter(this.settings::isSet)
			.findFirst()
			.map(this::configured)
			.orElseGet(() -> variables.components()
				.map((found) -> publish(found, Rank.ABOVE_FILES))
				.orElseGet(this::chooseWithoutAny));
	}

	private DatabaseDecision chooseWithoutAny() {
		Set<String> missing = this.settings.missingPlaceholders(URL);
		if (!missing.isEmpty()) {
			throw new LimbeckException("unresolved-placeholder",
					URL + " refers to " + String.join(", ", missing) + ", which nothing sets.",
					"Set it, or give a default, as in ${NAME:default}. For DATABASE_URL no " + URL
							+ " is needed: Limbeck reads it.");
		}
		if (isEmbeddedPossible()) {
			return configured(null);
		}
		return publish(new DatabaseVariables.Resolved(DatabaseUrl.parse("postgresql://"), source(), setVariables()),
				Rank.BELOW_FILES);
	}

	private Stream<String> urls() {
		return this.reactive ? Stream.concat(URLS.stream(), Stream.of(REACTIVE_URL)) : URLS.stream();
	}

	private String source() {
		return this.settings.isSet("limbeck.database.default-host") ? "limbeck.database.default-host"
				: DatabaseUrl.Defaults.SOURCE;
	}

	private DatabaseDecision configured(@Nullable String source) {
		PublishedDatabase translated = URL.equals(source) ? this.translation.of(URL) : null;
		return new DatabaseDecision(source, setVariables(), translated);
	}

	private DatabaseDecision publish(DatabaseVariables.Resolved found, Rank rank) {
		return new DatabaseDecision(found.source(), found.unused(), new PublishedDatabase(
				found.url().withDefaults(defaults()), found.source(), rank, this.reactive && rank != Rank.BELOW_FILES));
	}

	private List<String> setVariables() {
		return DatabaseVariables.names()
			.stream()
			.filter((name) -> StringUtils.hasText(this.settings.variable(name)))
			.sorted()
			.toList();
	}

	private DatabaseUrl.Defaults defaults() {
		DatabaseUrl.Defaults standard = DatabaseUrl.Defaults.STANDARD;
		return new DatabaseUrl.Defaults(this.environment.getProperty("limbeck.database.default-host", standard.host()),
				Binder.get(this.environment)
					.bind("limbeck.database.default-port", Integer.class)
					.orElse(standard.port()),
				this.environment.getProperty("limbeck.database.default-user", standard.user()),
				this.environment.getProperty("limbeck.database.default-name"));
	}

	private boolean isEmbeddedPossible() {
		return (!embedded("never")
				&& ClassUtils.isPresent("io.zonky.test.db.postgres.embedded.EmbeddedPostgres", this.classLoader))
				|| EmbeddedDatabaseConnection.get(this.classLoader) != EmbeddedDatabaseConnection.NONE;
	}

	private boolean embedded(String value) {
		return value.equalsIgnoreCase(this.environment.getProperty("limbeck.database.embedded"));
	}

}
