package dev.limbeck.scratch;

import dev.limbeck.LimbeckException;

/**
 * A server that scratch databases are made on. Used by one thread. When it is closed, and
 * also when the JVM ends, all of them are dropped.
 */
public interface ScratchServer extends AutoCloseable {

	/**
	 * Make an empty database, as much like the target as the server allows: with its
	 * encoding, its locale and its settings, and nothing in it.
	 * @return the database, to be closed by the caller
	 * @throws LimbeckException if the server refuses; the advice says what it needs
	 */
	ScratchDatabase create();

	/**
	 * Copy a database, with its rows.
	 * @param original a database of this server, to which nobody is connected
	 * @return the copy, to be closed by the caller
	 * @throws LimbeckException if somebody is connected, or the server refuses
	 */
	ScratchDatabase copy(ScratchDatabase original);

	/**
	 * Return the version of the server.
	 * @return the major version, such as 18
	 * @throws LimbeckException if the server cannot be used
	 */
	int version();

	/**
	 * Drop what is left of the databases, and let go of the server. That a database could
	 * not be dropped is logged.
	 */
	@Override
	void close();

}
