package dev.limbeck.scratch;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;

/**
 * Makes a scratch database in a process of its own, and waits for its end.
 */
public final class ScratchMain {

	private ScratchMain() {
	}

	/**
	 * Print the name of the database, and wait.
	 * @param arguments URL of the target
	 * @throws InterruptedException never
	 */
	public static void main(String[] arguments) throws InterruptedException {
		ScratchServer server = ScratchServers.beside(Connector.to(DatabaseUrl.parse(arguments[0])));
		System.out.println(server.create().name());
		Thread.currentThread().join();
	}

}
