package dev.limbeck.scratch;

import dev.limbeck.connect.Connector;

/**
 * A PostgreSQL that is started for scratch databases and nothing else. Found as a service
 * of {@link java.util.ServiceLoader}: the engine has none of its own.
 */
public interface EmbeddedScratch {

	/**
	 * Return whether there is a PostgreSQL on the class path.
	 * @return whether it can be started
	 */
	boolean isPresent();

	/**
	 * Start it.
	 * @return the running server
	 * @throws dev.limbeck.LimbeckException if it does not start
	 */
	Running start();

	/**
	 * A server that runs.
	 */
	interface Running extends AutoCloseable {

		/**
		 * Return the way there.
		 * @return connects as a superuser
		 */
		Connector connector();

		@Override
		void close();

	}

}
