package dev.limbeck.cli.standalone;

import java.util.List;
import java.util.Optional;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.DatabaseUrl.Defaults;
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

	private static final String SPRING_URL = "SPRING_DATASOURCE_URL";

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
			.orElseGet(() -> new Resolved(DatabaseUrl.parse("postgresql://"), defaultSource(), environment().unused()));
		return withRole(complete(found));
	}

	private String defaultSource() {
		return (this.settings.text(SettingName.DEFAULT_HOST) != null) ? SettingName.DEFAULT_HOST : Defaults.SOURCE;
	}

	private Optional<Resolved> fromSettings() {
		return Optional.ofNullable(this.settings.text(SettingName.URL)).map((url) -> given(url, SettingName.URL));
	}

	private Optional<Resolved> fromSpring() {
		String url = this.variables.get(SPRING_URL);
		if (url == null || url.isBlank()) {
			return Optional.empty();
		}
		DatabaseUrl parsed = DatabaseUrl.parse(url, SPRING_URL);
		String user = (parsed.user() != null) ? parsed.user() : this.variables.get("SPRING_DATASOURCE_USERNAME");
		String password = (parsed.password() != null) ? parsed.password()
				: this.variables.get("SPRING_DATASOURCE_PASSWORD");
		return Optional.of(new Resolved(withRole(parsed, user, password), SPRING_URL, List.of()));
	}

	private DatabaseVariables environment() {
		return new DatabaseVariables(this.variables::get, this.files);
	}

	private Resolved given(String url, String source) {
		Resolved completed = environment().completed(url, source);
		return new Resolved(completed.url(), completed.source(), List.of());
	}

	private Resolved complete(Resolved found) {
		Defaults standard = Defaults.STANDARD;
		Defaults defaults = new Defaults(this.settings.text(SettingName.DEFAULT_HOST, standard.host()),
				this.settings.number(SettingName.DEFAULT_PORT, 65535).orElse(standard.port()),
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
