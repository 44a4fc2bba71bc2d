package dev.limbeck.doctor.scratch;

import java.util.concurrent.atomic.AtomicInteger;

import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;

/**
 * A server that counts the databases which are made on it.
 *
 * @param server makes them
 * @param made how many were made
 */
public record CountedServer(ScratchServer server, AtomicInteger made) implements ScratchServer {

	@Override
	public ScratchDatabase create() {
		this.made.incrementAndGet();
		return this.server.create();
	}

	@Override
	public ScratchDatabase copy(ScratchDatabase original) {
		this.made.incrementAndGet();
		return this.server.copy(original);
	}

	@Override
	public int version() {
		return this.server.version();
	}

	@Override
	public void close() {
		this.server.close();
	}

}
