package dev.limbeck.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What is to be measured.
 *
 * @param cells the situations, in this order
 * @param contenders who takes part
 * @param rounds how often each one has its turn in a cell
 * @param pairs how often each application starts
 * @param before the jar of another build of the engine
 * @param folder where files go
 * @param profile whether to look into one run of each instead of measuring
 */
record Settings(List<Cell> cells, List<Contender> contenders, int rounds, int pairs, Optional<Path> before, Path folder,
		boolean profile) {

	private static final String CELLS = "noop-0,noop-100,noop-1000,noop-10000,apply-100,apply-1000,apply-100-5ms,boot-100";

	private static final String CONTENDERS = "none,limbeck,flyway,liquibase,jdbc,psql";

	/**
	 * Read settings.
	 * @param properties those of the system, {@code bench.*}
	 * @return the settings
	 * @throws IllegalArgumentException if one makes no sense
	 */
	static Settings of(Properties properties) {
		Optional<Path> before = Optional.of(text(properties, "before", ""))
			.filter((path) -> !path.isEmpty())
			.map(Path::of);
		String contenders = before.isPresent() ? "limbeck-before," + CONTENDERS : CONTENDERS;
		return new Settings(list(text(properties, "cells", CELLS)).map(Cell::of).toList(),
				list(text(properties, "contenders", contenders)).map(Contender::of).toList(),
				Integer.parseInt(text(properties, "rounds", "6")), Integer.parseInt(text(properties, "pairs", "15")),
				before, Path.of(text(properties, "folder", "target/bench")).toAbsolutePath(),
				Boolean.parseBoolean(text(properties, "profile", "false")));
	}

	private static String text(Properties properties, String name, String fallback) {
		String value = properties.getProperty("bench." + name, "").strip();
		return value.isEmpty() ? fallback : value;
	}

	private static Stream<String> list(String text) {
		return Stream.of(text.split(",")).map(String::strip).filter((name) -> !name.isEmpty());
	}

	/**
	 * Return who takes part in a cell.
	 * @param cell a situation
	 * @return the contenders that have something to do there
	 */
	List<Contender> contenders(Cell cell) {
		return this.contenders.stream().filter((each) -> takesPart(each, cell)).toList();
	}

	private boolean takesPart(Contender contender, Cell cell) {
		return switch (contender) {
			case NONE -> cell.isApplication();
			case JDBC -> !cell.isApplication();
			case PSQL -> cell.applying() && PsqlRun.isInstalled();
			case LIMBECK_BEFORE -> this.before.isPresent();
			case LIMBECK, FLYWAY, LIQUIBASE -> true;
		};
	}

	/**
	 * Return the same for one contender.
	 * @param contender who takes part
	 * @return other settings
	 */
	Settings only(Contender contender) {
		return new Settings(this.cells, List.of(contender), this.rounds, this.pairs, this.before, this.folder,
				this.profile);
	}

}
