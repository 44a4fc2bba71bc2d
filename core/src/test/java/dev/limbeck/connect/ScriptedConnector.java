package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Fails as it is told, then connects; without a way to connect it goes on failing like
 * the last time.
 */
final class ScriptedConnector implements Connector {

	private final Deque<SQLException> failures = new ArrayDeque<>();

	private final List<Duration> timeouts = new ArrayList<>();

	private final VirtualClock clock;

	private final @Nullable Connector then;

	private Duration cost = Duration.ZERO;

	ScriptedConnector(VirtualClock clock, @Nullable Connector then) {
		this.clock = clock;
		this.then = then;
	}

	static SQLException server(String state, String message) {
		return new PSQLException(new ServerErrorMessage("SFATAL\0C" + state + "\0M" + message + "\0"));
	}

	ScriptedConnector failing(int times, SQLException failure) {
		for (int i = 0; i < times; i++) {
			this.failures.add(failure);
		}
		return this;
	}

	ScriptedConnector taking(Duration timePerTry) {
		this.cost = timePerTry;
		return this;
	}

	@Override
	public Connection connect(Duration timeout) throws SQLException {
		this.timeouts.add(timeout);
		this.clock.pass(this.cost);
		if (this.then != null && this.failures.isEmpty()) {
			return this.then.connect(timeout);
		}
		throw (this.failures.size() > 1 || this.then != null) ? this.failures.remove() : this.failures.element();
	}

	@Override
	public String description() {
		return "db:5432/app";
	}

	List<Duration> timeouts() {
		return this.timeouts;
	}

}
