package dev.limbeck.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.limbeck.benchmarks.history.HistoryFolder;

/**
 * Who brings a database up to date.
 */
enum Contender {

	/** The engine of this build. */
	LIMBECK("LimbeckRun", List.of("limbeck-core", "jspecify")),

	/** The engine of another build, to compare with. */
	LIMBECK_BEFORE("LimbeckRun", List.of("limbeck-core", "jspecify")),

	/** Flyway, as its users call it. */
	FLYWAY("FlywayRun", List.of("flyway-core", "flyway-database-postgresql", "flyway-database-cockroachdb")),

	/** Liquibase, as its users call it. */
	LIQUIBASE("LiquibaseRun",
			List.of("liquibase-core", "opencsv", "snakeyaml", "jaxb-api", "commons-collections4", "commons-text",
					"commons-lang3", "commons-io")),

	/** What there is to do without any tool. */
	JDBC("JdbcRun", List.of()),

	/** PostgreSQL's own client, one process for all files; knows of no ledger. */
	PSQL("", List.of()),

	/** Nothing, in an application. */
	NONE("", List.of());

	private final String main;

	private final List<String> artifacts;

	Contender(String main, List<String> artifacts) {
		this.main = main;
		this.artifacts = artifacts;
	}

	static Contender of(String name) {
		return valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	/**
	 * Return how tables call it.
	 * @return small letters
	 */
	String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	boolean isLimbeck() {
		return this == LIMBECK || this == LIMBECK_BEFORE;
	}

	String main() {
		return "dev.limbeck.benchmarks.contender." + this.main;
	}

	/**
	 * Return what it needs beside the driver and a logger.
	 * @return names of jars without version
	 */
	List<String> artifacts() {
		return this.artifacts;
	}

	/**
	 * Return which files it reads.
	 * @param history the history
	 * @return a folder
	 */
	Path files(HistoryFolder history) {
		return switch (this) {
			case LIMBECK, LIMBECK_BEFORE, JDBC, NONE -> history.limbeck();
			case FLYWAY -> history.flyway();
			case LIQUIBASE -> history.folder();
			case PSQL -> history.plain();
		};
	}

}
