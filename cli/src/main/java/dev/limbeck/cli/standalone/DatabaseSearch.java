package dev.limbeck.cli.standalone;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.DatabaseUrl.Defaults;
import dev.limbeck.connect.DatabaseUrlException;
import dev.limbeck.connect.DatabaseVariables;
import dev.limbeck.connect.DatabaseVariables.Resolved;
import dev.limbeck.connect.DatabaseVariables.SecretFiles;
import org.jspecify.annotations.Nullable;

/**
 * Finds the database, in this order: {@code --url}, {@code limbeck.migration.url},
 * {@code SPRING_DATASOURCE_URL}, {@code DATABASE_URL} and its kin, the variables of the
 * parts, the defaults.
 */
final class DatabaseSearch {

	private static final String DATABASE_URL = "DATABASE_URL";

	private static final Set<String> OTHER_URLS = Set.of("DATABASE_URL_FILE", "JDBC_DATABASE_URL",
			"JDBC_DATABASE_URL_FILE", "POSTGRES_URL", "POSTGRES_URL_FILE");

	private final Settings settings;

	private final Variables variables;

	private final SecretFiles files;

	DatabaseSearch(Settings settings, Variables variables, SecretFiles files) {
		this.settings = settings;
		this.variables = variables;
		this.files = files;
	}

	/**
	 * Find the database.
	 * @param option what {@code --url} says, or {@code null}
	 * @return where it is, with everything filled in, and who says so
	 * @throws LimbeckException if what says so cannot be understood
	 */
	Resolved find(@Nullable String option) {
		if (option != null) {
			return complete(given(option, "--url"));
		}
		Resolved found = fromSettings().or(this::fromSpring)
			.or(() -> environment().url())
			.or(() -> environment().components())
			.orElseGet(() -> new Resolved(DatabaseUrl.parse("postgresql://"), "limbeck.database.default-*", List.of()));
		return withRole(complete(found));
	}

	private Optional<Resolved> fromSettings() {
		return Optional.ofNullable(this.settings.text(SettingName.URL)).map((url) -> given(url, SettingName.URL));
	}

	private Optional<Resolved> fromSpring() {
		String url = this.variables.get("SPRING_DATASOURCE_URL");
		if (url == null || url.isBlank()) {
			return Optional.empty();
		}
		try {
			DatabaseUrl parsed = DatabaseUrl.parse(url);
			return Optional.of(new Resolved(
					withRole(parsed,
							(parsed.user() != null) ? parsed.user() : this.variables.get("SPRING_DATASOURCE_USERNAME"),
							(parsed.password() != null) ? parsed.password()
									: this.variables.get("SPRING_DATASOURCE_PASSWORD")),
					"SPRING_DATASOURCE_URL", List.of()));
		}
		catch (DatabaseUrlException ex) {
			throw new LimbeckException(ex.code(), "SPRING_DATASOURCE_URL: " + ex.description(), ex.action());
		}
	}

	private DatabaseVariables environment() {
		return new DatabaseVariables(this.variables::get, this.files);
	}

	// As with libpq, variables fill in what a URL leaves out.
	private Resolved given(String url, String source) {
		DatabaseVariables completing = new DatabaseVariables((name) -> {
			if (DATABASE_URL.equals(name)) {
				return url;
			}
			return OTHER_URLS.contains(name) ? null : this.variables.get(name);
		}, this.files);
		try {
			Resolved resolved = completing.url()
				.orElseThrow(() -> new LimbeckException("malformed-url", source + " is empty.",
						"Write a URL such as postgresql://user@host/database."));
			return new Resolved(resolved.url(), resolved.source().replace(DATABASE_URL, source), List.of());
		}
		catch (DatabaseUrlException ex) {
			throw new LimbeckException(ex.code(), ex.description().replace(DATABASE_URL, source),
					ex.action().replace(DATABASE_URL, source));
		}
	}

	private Resolved complete(Resolved found) {
		Defaults standard = Defaults.STANDARD;
		Defaults defaults = new Defaults(this.settings.text(SettingName.DEFAULT_HOST, standard.host()),
				this.settings.number(SettingName.DEFAULT_PORT, standard.port(), 65535),
				this.settings.text(SettingName.DEFAULT_USER, standard.user()),
				this.settings.text(SettingName.DEFAULT_NAME));
		return new Resolved(found.url().withDefaults(defaults), found.source(), found.unused());
	}

	private Resolved withRole(Resolved found) {
		String user = this.settings.text(SettingName.USERNAME);
		String password = this.settings.text(SettingName.PASSWORD);
		DatabaseUrl url = found.url();
		return new Resolved(
				withRole(url, (user != null) ? user : url.user(), (password != null) ? password : url.password()),
				found.source(), found.unused());
	}

	private static DatabaseUrl withRole(DatabaseUrl url, @Nullable String user, @Nullable String password) {
		return new DatabaseUrl(url.hosts(), url.database(), user, password, url.parameters(), url.warnings());
	}

}
