package dev.limbeck.postgres;

import org.jspecify.annotations.Nullable;

/**
 * Counts messages of a connection, and the times its client waited for an answer; all
 * connections add up in another one. Guarded by the {@link Network}.
 */
final class MessageCount {

	private final @Nullable MessageCount sum;

	private long toServer;

	private long toClient;

	private long queries;

	private long flights;

	private boolean asked;

	MessageCount(@Nullable MessageCount sum) {
		this.sum = sum;
	}

	void add(Way way, ProtocolMessage message) {
		boolean answer = way == Way.TO_CLIENT && this.asked;
		this.asked = way == Way.TO_SERVER;
		add(way, message.isQuery(), answer);
	}

	private void add(Way way, boolean query, boolean answer) {
		this.toServer += (way == Way.TO_SERVER) ? 1 : 0;
		this.toClient += (way == Way.TO_CLIENT) ? 1 : 0;
		this.queries += query ? 1 : 0;
		this.flights += answer ? 1 : 0;
		if (this.sum != null) {
			this.sum.add(way, query, answer);
		}
	}

	long messages(@Nullable Way way) {
		if (way == null) {
			return this.toServer + this.toClient;
		}
		return (way == Way.TO_SERVER) ? this.toServer : this.toClient;
	}

	long queries() {
		return this.queries;
	}

	long flights() {
		return this.flights;
	}

}
