package dev.limbeck.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.WaitClock;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.migrate.HurriedClock;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.MigratorBuilder;
import dev.limbeck.migrate.MigratorTime;

/**
 * Revisions of every kind there is. Each leaves something that shows whether it ran
 * twice.
 *
 * @param folder where the files are
 */
record MixedHistory(Path folder) {

	/** What the last revision leads to. */
	static final String HEAD = "due";

	/** The statement of which nobody can know whether it took effect. */
	static final String UNKNOWABLE = "CALL remember('called')";

	private static final int PARAGRAPHS = 3;

	/** They travel in one message with the one before. */
	private static final int SMALL = 6;

	private static final String PEOPLE = """
			CREATE TABLE effect (what text NOT NULL);
			CREATE TABLE counter (n int NOT NULL);
			INSERT INTO counter VALUES (0);
			CREATE TABLE person (id int PRIMARY KEY, name text, note text);
			CREATE FUNCTION greeting(name text) RETURNS text LANGUAGE sql AS $$ SELECT 'Hello; ' || name $$;
			CREATE PROCEDURE remember(what text) LANGUAGE plpgsql AS $$
			  BEGIN INSERT INTO effect VALUES (what); COMMIT; END $$;
			INSERT INTO person VALUES (1, 'Ada'), (2, 'Grace');
			INSERT INTO effect VALUES ('people');
			""";

	private static final String COPY = """
			COPY person (id, name) FROM stdin;
			10	Barbara
			11	Frances
			12	Radia
			\\.
			INSERT INTO effect VALUES ('copy');
			UPDATE counter SET n = n + 1;
			""";

	private static final String MIXED = """
			-- @transaction none
			INSERT INTO effect VALUES ('mixed');
			VACUUM person;
			UPDATE counter SET n = n + 1;
			CREATE UNIQUE INDEX CONCURRENTLY person_both ON person (id, name);
			%s;
			INSERT INTO effect VALUES ('after the call');
			REINDEX INDEX CONCURRENTLY person_name;
			DROP INDEX CONCURRENTLY person_both;
			""".formatted(UNKNOWABLE);

	private static final String DUE = """
			SET search_path = pg_catalog;
			ALTER TABLE public.person ADD due date NOT NULL DEFAULT '2026-11-20';
			INSERT INTO public.effect VALUES ('due');
			""";

	/**
	 * Write the files.
	 * @param folder an empty folder
	 * @return the history
	 */
	static MixedHistory in(Path folder) {
		MixedHistory history = new MixedHistory(folder);
		history.add("people", "", PEOPLE);
		String parent = "people";
		for (int i = 1; i <= SMALL; i++) {
			history.add("small" + i, parent,
					"INSERT INTO effect VALUES ('small" + i + "');\nUPDATE counter SET n = n + 1;\n");
			parent = "small" + i;
		}
		history.add("large", parent, large());
		history.add("index", "large", "CREATE INDEX CONCURRENTLY person_name ON person (name);\n");
		history.add("copy", "index", COPY);
		history.add("mixed", "code", MIXED);
		history.add(HEAD, "mixed", DUE);
		return history;
	}

	// Larger than one message may be.
	private static String large() {
		StringBuilder sql = new StringBuilder();
		for (int i = 0; i < PARAGRAPHS; i++) {
			sql.append("INSERT INTO person VALUES (2").append(i).append(", 'person', '");
			sql.append("word ".repeat(20_000)).append("');\n");
		}
		return sql + "INSERT INTO effect VALUES ('large');\n";
	}

	private void add(String id, String parent, String upgrade) {
		String revises = parent.isEmpty() ? "" : "-- @revises " + parent + "\n";
		try {
			Files.writeString(this.folder.resolve(id + ".sql"),
					"-- Make " + id + "\n--\n-- @revision " + id + "\n" + revises + "\n-- @upgrade\n" + upgrade);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Begin to configure a migrator that tries once, in hurried time.
	 * @param url the database
	 * @return the builder
	 */
	MigratorBuilder migrator(String url) {
		return migrator(url, new HurriedClock());
	}

	MigratorBuilder migrator(String url, WaitClock clock) {
		return MigratorTime.set(plain(url), clock, new Random())
			.wait(WaitSettings.DEFAULT.withTimeout(Duration.ZERO))
			.attempts(1);
	}

	/**
	 * Begin to configure a migrator as an application would have it.
	 * @param url the database
	 * @return the builder
	 */
	MigratorBuilder plain(String url) {
		return Migrator.builder(Connector.to(DatabaseUrl.parse(url)))
			.locations(List.of("file:" + this.folder))
			.javaRevisions(List.of(ProvidedRevision.of(new CountPeople())));
	}

}
