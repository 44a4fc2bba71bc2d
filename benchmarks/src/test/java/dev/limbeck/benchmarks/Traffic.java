package dev.limbeck.benchmarks;

import dev.limbeck.postgres.ProtocolProxy;
import dev.limbeck.postgres.Way;

/**
 * What one run sends and gets, exactly.
 *
 * @param connections how many were opened
 * @param flights how often it waits for the network
 * @param statements how many the server carries out
 * @param sent bytes to the server
 * @param received bytes from the server
 */
record Traffic(int connections, long flights, long statements, long sent, long received) {

	static Traffic of(ProtocolProxy proxy) {
		proxy.awaitClosed();
		return new Traffic(proxy.connections(), proxy.flights(), proxy.statements(), proxy.bytes(Way.TO_SERVER),
				proxy.bytes(Way.TO_CLIENT));
	}

}
