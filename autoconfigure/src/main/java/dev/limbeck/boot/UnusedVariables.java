package dev.limbeck.boot;

import java.util.Objects;

import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.DatabaseUrlException;
import dev.limbeck.log.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.core.env.Environment;

/**
 * Variables that name a database, and an application that uses another one: its
 * {@code DataSource} does not follow them.
 *
 * @param environment the properties, with the published database among them
 */
record UnusedVariables(Environment environment) {

	private static final Logger logger = LoggerFactory.getLogger(UnusedVariables.class);

	/**
	 * Say so, if a connection of the {@code DataSource} has shown it.
	 * @param source who named the database that was reached
	 * @param place {@code host:port/database} that was reached
	 */
	void warn(String source, String place) {
		String variables = this.environment.getProperty(UrlOrigin.SOURCE);
		if (!source.equals("DataSource") || variables == null || variables.startsWith("limbeck.database.")) {
			return;
		}
		DatabaseUrl named = named();
		if (named != null && named.hosts().stream().noneMatch((host) -> leads(place, host, named.database()))) {
			LogFields.NONE.at(new TestRun(this.environment).isOn() ? Level.INFO : Level.WARN, logger)
				.log("Set but not used, because the DataSource leads to {}: {}", place, variables);
		}
	}

	// A host has many names, so port and database must do.
	private static boolean leads(String place, DatabaseUrl.Host host, @Nullable String database) {
		return place
			.endsWith(":" + Objects.requireNonNullElse(host.port(), DatabaseUrl.Defaults.PORT) + "/" + database);
	}

	private @Nullable DatabaseUrl named() {
		try {
			String url = this.environment.getProperty(ConfiguredDatabase.URL);
			return (url != null) ? DatabaseUrl.parse(url) : null;
		}
		catch (DatabaseUrlException ex) {
			return null;
		}
	}

}
