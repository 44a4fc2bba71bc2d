package dev.limbeck.boot.embedded;

import java.io.IOException;
import java.util.Properties;

import dev.limbeck.connect.Connector;
import dev.limbeck.log.LogFields;
import dev.limbeck.scratch.EmbeddedScratch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.ClassUtils;

/**
 * Starts the embedded PostgreSQL for scratch databases, beside the one that an
 * application may use, and as safely.
 */
public final class EmbeddedScratchServer implements EmbeddedScratch {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedScratchServer.class);

	private static final String LIBRARY = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

	@Override
	public boolean isPresent() {
		return ClassUtils.isPresent(LIBRARY, getClass().getClassLoader());
	}

	@Override
	public Running start() {
		return new Started(EmbeddedServer.start(null));
	}

	/**
	 * The server, with data that go with it.
	 *
	 * @param server the running server
	 */
	private record Started(EmbeddedServer server) implements Running {

		@Override
		public Connector connector() {
			Properties credentials = new Properties();
			credentials.setProperty("user", "postgres");
			credentials.setProperty("password", this.server.password());
			return Connector.to(this.server.jdbcUrl(), credentials);
		}

		@Override
		public void close() {
			try {
				this.server.close();
			}
			catch (IOException ex) {
				LogFields.NONE.warn(logger).log("The embedded PostgreSQL did not stop: {}", ex.getClass().getName());
			}
		}

	}

}
