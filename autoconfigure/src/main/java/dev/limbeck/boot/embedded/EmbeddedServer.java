package dev.limbeck.boot.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.LimbeckProperties;
import dev.limbeck.boot.PoolProperties;
import dev.limbeck.log.LogFields;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.NestedRuntimeException;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * A running embedded PostgreSQL; stops with the application.
 */
class EmbeddedServer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedServer.class);

	private final EmbeddedPostgres postgres;

	private final String password;

	EmbeddedServer(EmbeddedPostgres postgres, String password) {
		this.postgres = postgres;
		this.password = password;
	}

	/**
	 * Whether nothing says where the database is, or the embedded server is asked for.
	 * @param environment the configuration
	 * @return whether to start it
	 */
	static boolean isWanted(Environment environment) {
		if (!LimbeckProperties.isEnabled(environment)) {
			return false;
		}
		String choice = environment.getProperty("limbeck.database.embedded", "");
		return choice.equalsIgnoreCase("always") || (!choice.equalsIgnoreCase("never")
				&& Stream.concat(Stream.of("spring.datasource.url", "spring.r2dbc.url"), PoolProperties.URLS.stream())
					.map(environment::getProperty)
					.noneMatch(StringUtils::hasText));
	}

	static EmbeddedServer start(@Nullable String directory) {
		Path kept = StringUtils.hasText(directory) ? Path.of(directory).toAbsolutePath() : null;
		String place = (kept != null) ? " in " + kept : "";
		if (kept != null) {
			new OrphanedServer(kept).stop();
		}
		try {
			EmbeddedServer server = new EmbeddedLaunch(kept).start();
			LogFields.NONE.info(logger)
				.log("Embedded PostgreSQL listens on port {}{}: for development only", server.postgres.getPort(),
						place);
			return server;
		}
		catch (IOException | IllegalStateException | NestedRuntimeException ex) {
			throw new LimbeckException("embedded-server",
					"The embedded PostgreSQL did not start" + place + ": "
							+ NestedExceptionUtils.getMostSpecificCause(ex),
					"logging.level.io.zonky=info lets it say why. As root it needs the program unshare; else set "
							+ "DATABASE_URL to a server of your own.",
					ex);
		}
	}

	String jdbcUrl() {
		return "jdbc:postgresql://localhost:" + this.postgres.getPort() + "/postgres";
	}

	String password() {
		return this.password;
	}

	@Override
	public void close() throws IOException {
		this.postgres.close();
	}

}
