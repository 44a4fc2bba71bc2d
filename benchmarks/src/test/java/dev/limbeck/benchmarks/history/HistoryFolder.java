package dev.limbeck.benchmarks.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A history as files: each tool finds the same SQL in the form that it asks for, in a
 * folder of its own.
 *
 * @param folder the folder of the folders
 * @param size how many revisions there are
 */
public record HistoryFolder(Path folder, int size) {

	private static final Instant BEGINNING = Instant.parse("2020-01-01T09:30:00Z");

	/**
	 * Write the files of all tools.
	 * @return this
	 */
	public HistoryFolder write() {
		try {
			for (Path each : List.of(plain(), limbeck(), flyway(), liquibase())) {
				Files.createDirectories(each);
			}
			List<String> revisions = History.first(this.size);
			for (int i = 0; i < revisions.size(); i++) {
				write(i, revisions.get(i));
			}
			Files.writeString(changelog(), """
					<?xml version="1.0" encoding="UTF-8"?>
					<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
							xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
							xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
								http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
						<includeAll path="liquibase" relativeToChangelogFile="true" errorIfMissingOrEmpty="false"/>
					</databaseChangeLog>
					""");
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(int index, String sql) throws IOException {
		String name = "%05d".formatted(index + 1);
		String parent = (index != 0) ? "-- @revises  " + id(index - 1) + "\n" : "";
		Files.writeString(plain().resolve(name + ".sql"), sql);
		Files.writeString(flyway().resolve("V" + (index + 1) + "__change_orders.sql"), sql);
		Files.writeString(liquibase().resolve(name + ".sql"),
				"--liquibase formatted sql\n--changeset orders:" + (index + 1) + "\n" + sql);
		Files.writeString(limbeck().resolve(id(index) + "_change_orders.sql"),
				"-- Change orders\n--\n-- @revision " + id(index) + "\n" + parent + "-- @created  "
						+ BEGINNING.plus(index, ChronoUnit.HOURS) + "\n\n-- @upgrade\n" + sql);
	}

	private static String id(int index) {
		return "%05d%07x".formatted(index + 1, (index * 7919 + 104729) & 0xfffffff);
	}

	/**
	 * Return where the SQL stands by itself.
	 * @return a folder
	 */
	public Path plain() {
		return this.folder.resolve("plain");
	}

	/**
	 * Return where Limbeck's files are.
	 * @return a folder
	 */
	public Path limbeck() {
		return this.folder.resolve("limbeck");
	}

	/**
	 * Return where Flyway's files are.
	 * @return a folder
	 */
	public Path flyway() {
		return this.folder.resolve("flyway");
	}

	/**
	 * Return where Liquibase's files are.
	 * @return a folder
	 */
	public Path liquibase() {
		return this.folder.resolve("liquibase");
	}

	/**
	 * Return what includes Liquibase's files.
	 * @return a file
	 */
	public Path changelog() {
		return this.folder.resolve("changelog.xml");
	}

}
