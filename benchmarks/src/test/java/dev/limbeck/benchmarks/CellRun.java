package dev.limbeck.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.benchmarks.history.HistoryFolder;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.postgres.ProtocolProxy;
import dev.limbeck.postgres.Way;

/**
 * Measures one cell: the contenders take turns, so that what the machine does besides
 * meets all of them. Times are taken without the proxy, unless it is to delay; counts in
 * a run of their own.
 */
final class CellRun {

	private final Cell cell;

	private final List<Contender> contenders;

	private final PostgresServer server;

	private final ContenderProcess process;

	private final HistoryFolder history;

	private final Map<Contender, PostgresDatabase> databases = new EnumMap<>(Contender.class);

	private final Map<Contender, Traffic> traffic = new EnumMap<>(Contender.class);

	/**
	 * Prepare nothing yet.
	 * @param cell the situation
	 * @param settings who takes part, and where files go
	 * @param server a server of one's own
	 * @param process how contenders are run
	 */
	CellRun(Cell cell, Settings settings, PostgresServer server, ContenderProcess process) {
		this.cell = cell;
		this.contenders = settings.contenders(cell);
		this.server = server;
		this.process = process;
		Path folder = settings.folder().resolve("history-" + cell.size());
		this.history = new HistoryFolder(folder, cell.size()).write();
	}

	/**
	 * Measure.
	 * @param rounds how often each contender has its turn
	 * @return medians and counts
	 */
	CellResult measure(int rounds) {
		this.contenders.forEach(this::prepareAndCount);
		Map<Contender, List<Measurement>> all = new EnumMap<>(Contender.class);
		for (int round = 0; round < rounds; round++) {
			for (Contender each : this.contenders) {
				all.computeIfAbsent(each, (key) -> new ArrayList<>()).add(time(each));
			}
		}
		this.databases.values().forEach(PostgresDatabase::drop);
		Map<Contender, Measurement> medians = new EnumMap<>(Contender.class);
		all.forEach((contender, measurements) -> medians.put(contender, Measurement.median(measurements)));
		return new CellResult(this.cell, medians, this.traffic);
	}

	/**
	 * Run each contender once.
	 */
	void once() {
		this.contenders.forEach(this::prepareAndCount);
		this.databases.values().forEach(PostgresDatabase::drop);
	}

	private void prepareAndCount(Contender contender) {
		PostgresDatabase database = this.server.createDatabase();
		this.databases.put(contender, database);
		if (!this.cell.applying()) {
			run(contender, database, this.server.port());
		}
		try (ProtocolProxy proxy = ProtocolProxy.to(database)) {
			run(contender, database, proxy.port());
			this.traffic.put(contender, Traffic.of(proxy));
		}
	}

	private Measurement time(Contender contender) {
		if (this.cell.applying()) {
			this.databases.get(contender).drop();
			this.databases.put(contender, this.server.createDatabase());
		}
		PostgresDatabase database = this.databases.get(contender);
		if (!this.cell.isDelayed()) {
			return run(contender, database, this.server.port());
		}
		try (ProtocolProxy proxy = ProtocolProxy.to(database)) {
			proxy.delay(Way.TO_SERVER, this.cell.delay());
			return run(contender, database, proxy.port());
		}
	}

	private Measurement run(Contender contender, PostgresDatabase database, int port) {
		Target target = new Target(port, database.name(), this.history);
		return this.cell.isApplication() ? this.process.startApplication(contender, target)
				: this.process.run(contender, target);
	}

}
