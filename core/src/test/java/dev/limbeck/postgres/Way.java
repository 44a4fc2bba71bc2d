package dev.limbeck.postgres;

/**
 * Which way a message travels.
 */
public enum Way {

	/** From the client to the server. */
	TO_SERVER,

	/** From the server to the client. */
	TO_CLIENT

}
