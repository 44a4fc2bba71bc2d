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

	private long bytesToServer;

	private long bytesToClient;

	private long queries;

	private long statements;

	private long flights;

	private boolean asked;

	MessageCount(@Nullable MessageCount sum) {
		this.sum = sum;
	}

	void add(Way way, ProtocolMessage message) {
		boolean answer = way == Way.TO_CLIENT && this.asked;
		this.asked = way == Way.TO_SERVER;
		add(way, message, answer);
	}

	private void add(Way way, ProtocolMessage message, boolean answer) {
		if (way == Way.TO_SERVER) {
			this.toServer++;
			this.bytesToServer += message.bytes().length;
			this.queries += message.isQuery() ? 1 : 0;
		}
		else {
			this.toClient++;
			this.bytesToClient += message.bytes().length;
			this.statements += message.isStatementEnd() ? 1 : 0;
		}
		this.flights += answer ? 1 : 0;
		if (this.sum != null) {
			this.sum.add(way, message, answer);
		}
	}

	long messages(@Nullable Way way) {
		if (way == null) {
			return this.toServer + this.toClient;
		}
		return (way == Way.TO_SERVER) ? this.toServer : this.toClient;
	}

	long bytes(Way way) {
		return (way == Way.TO_SERVER) ? this.bytesToServer : this.bytesToClient;
	}

	long queries() {
		return this.queries;
	}

	long statements() {
		return this.statements;
	}

	long flights() {
		return this.flights;
	}

}
