package dev.limbeck.boot.environment;

import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.environment.PublishedDatabase.Rank;
import dev.limbeck.connect.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * Translates a {@code spring.datasource.url} that the driver would not understand, such
 * as one copied from {@code DATABASE_URL}. The driver takes user and password before the
 * host for a part of the host's name, and shows them.
 */
final class UrlTranslation {

	private static final Pattern NOT_FOR_THE_DRIVER = Pattern
		.compile("(?i)^\\s*(postgres(ql)?(\\+\\w+)?:|jdbc:postgres:|jdbc:postgresql://[^/?]*@)");

	private final EnvironmentSettings settings;

	private final Supplier<DatabaseUrl.Defaults> defaults;

	UrlTranslation(EnvironmentSettings settings, Supplier<DatabaseUrl.Defaults> defaults) {
		this.settings = settings;
		this.defaults = defaults;
	}

	/**
	 * Translate a URL.
	 * @param property what holds it
	 * @return the database, or {@code null} if the driver understands the URL
	 * @throws LimbeckException if nobody understands it
	 */
	@Nullable PublishedDatabase of(String property) {
		String text = this.settings.value(property);
		if (text == null || !NOT_FOR_THE_DRIVER.matcher(text).find()) {
			return null;
		}
		DatabaseUrl url = complete(DatabaseUrl.parse(text, property)).withDefaults(this.defaults.get());
		return new PublishedDatabase(url, property, Rank.ABOVE_ALL, false);
	}

	private DatabaseUrl complete(DatabaseUrl url) {
		String user = (url.user() != null) ? url.user() : this.settings.value("spring.datasource.username");
		String password = (url.password() != null) ? url.password() : this.settings.value("spring.datasource.password");
		return new DatabaseUrl(url.hosts(), url.database(), user, password, url.parameters(), url.warnings());
	}

}
