package dev.limbeck.faults;

import java.time.Duration;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.postgres.ProtocolProxy;
import dev.limbeck.postgres.Way;

/**
 * A database for one fault, and a slow way to it: what takes longer has more moments.
 *
 * @param database the database
 * @param proxy the way
 */
record Surroundings(PostgresDatabase database, ProtocolProxy proxy) implements AutoCloseable {

	private static final Duration LATENCY = Duration.ofMillis(2);

	static Surroundings on(PostgresServer server) {
		PostgresDatabase database = server.createDatabase();
		ProtocolProxy proxy = ProtocolProxy.to(database);
		for (Way way : Way.values()) {
			proxy.delay(way, LATENCY);
		}
		return new Surroundings(database, proxy);
	}

	static Surroundings onSharedServer() {
		return on(PostgresServer.shared());
	}

	String url() {
		return this.proxy.url(this.database);
	}

	/**
	 * Measure how long an undisturbed run takes here.
	 * @param bench runs it
	 * @return the time
	 */
	static Duration measure(Bench bench) {
		try (Surroundings here = onSharedServer()) {
			long start = System.nanoTime();
			bench.patient(here.url()).build().upgrade();
			return Duration.ofNanos(System.nanoTime() - start);
		}
	}

	@Override
	public void close() {
		this.proxy.close();
		this.database.drop();
	}

}
