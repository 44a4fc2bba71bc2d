package dev.limbeck.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.limbeck.connect.WaitSettings;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.postgres.ProtocolFault;
import dev.limbeck.postgres.ProtocolProxy;
import dev.limbeck.postgres.Way;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cuts the connection after one message of the protocol.
 *
 * @param bench where
 * @param tally counts
 */
record Cuts(Bench bench, Tally tally) {

	/**
	 * Cut after messages in both directions in turn.
	 * @param most how many in each direction; they are spread evenly, from one left to
	 * chance
	 * @param goOn whether the same run goes on, or another one
	 */
	void after(int most, boolean goOn) {
		List<Runnable> rounds = new ArrayList<>();
		for (Way way : Way.values()) {
			long messages = messages(way);
			long every = Math.max(1, messages / most);
			for (long message = 1 + this.bench.random().nextLong(every); message <= messages; message += every) {
				long number = message;
				String name = name(way, message, messages, goOn);
				rounds.add(() -> this.tally.count(name, () -> cut(way, number, goOn)));
			}
		}
		Tally.sideBySide(rounds);
	}

	/**
	 * Cut while the time jumps, forwards and backwards by hours.
	 * @param times how often
	 */
	void whileTimeJumps(int times) {
		List<Runnable> rounds = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			long message = 1 + this.bench.random().nextInt(500);
			String name = "cut after message " + message + " while the time jumps";
			rounds.add(() -> this.tally.count(name, () -> cutInJumpingTime(message)));
		}
		Tally.sideBySide(rounds);
	}

	private void cutInJumpingTime(long message) {
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		try (ProtocolProxy proxy = ProtocolProxy.to(database)) {
			proxy.cutAfter(message);
			this.bench.run(database,
					this.bench.history()
						.migrator(proxy.url(database), new JumpingClock(this.bench.random()))
						.wait(WaitSettings.DEFAULT)
						.attempts(6));
			this.bench.survive(database, database.url());
		}
		finally {
			database.drop();
		}
	}

	private static String name(Way way, long message, long messages, boolean goOn) {
		return "cut " + (goOn ? "of a run that goes on" : "and another run") + ", after message " + message + " of "
				+ messages + " " + way.name().toLowerCase(Locale.ROOT);
	}

	private long messages(Way way) {
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		try (ProtocolProxy proxy = ProtocolProxy.to(database)) {
			assertThat(this.bench.run(database, this.bench.history().migrator(proxy.url(database))).failure()).isNull();
			proxy.awaitClosed();
			return proxy.messages(way);
		}
		finally {
			database.drop();
		}
	}

	private void cut(Way way, long message, boolean goOn) {
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		try (ProtocolProxy proxy = ProtocolProxy.to(database)) {
			ProtocolFault fault = goOn ? ProtocolFault.closeAfter(message) : ProtocolFault.resetAfter(message);
			proxy.inject(fault.counting(way));
			if (goOn) {
				this.bench.survive(database, proxy.url(database));
			}
			else {
				this.bench.run(database, this.bench.history().migrator(proxy.url(database)));
				this.bench.survive(database, database.url());
			}
			assertThat(proxy.faults()).isOne();
		}
		finally {
			database.drop();
		}
	}

}
