package dev.limbeck.benchmarks;

import dev.limbeck.benchmarks.history.HistoryFolder;

/**
 * What a run is about.
 *
 * @param port where the server is, or a proxy before it
 * @param database the name of a database
 * @param history the files
 */
record Target(int port, String database, HistoryFolder history) {

	String address() {
		return "localhost:" + this.port;
	}

	String jdbcUrl() {
		return "jdbc:postgresql://" + address() + "/" + this.database;
	}

}
