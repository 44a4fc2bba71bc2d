package dev.limbeck.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionScripts;

/**
 * Revision files in a folder, written in short form.
 *
 * @param folder where they are
 */
record RevisionFiles(Path folder) {

	/**
	 * Write a file.
	 * @param notation id and parents, such as {@code "c: a b"}
	 * @param upgrade SQL
	 * @return this
	 */
	RevisionFiles add(String notation, String upgrade) {
		String[] idAndParents = notation.split(":", 2);
		String id = idAndParents[0].trim();
		String parents = (idAndParents.length > 1) ? "-- @revises " + idAndParents[1].trim() + "\n" : "";
		return write(id + ".sql",
				"-- Make " + id + "\n--\n-- @revision " + id + "\n" + parents + "\n-- @upgrade\n" + upgrade + "\n");
	}

	/**
	 * Write files that each create a table of the revision's name.
	 * @param notations ids and parents
	 * @return this
	 */
	RevisionFiles addTables(String... notations) {
		for (String notation : notations) {
			add(notation, "CREATE TABLE " + notation.split(":")[0].trim() + " (id int);");
		}
		return this;
	}

	/**
	 * Write files that each create a table of the revision's name, and drop it again.
	 * @param notations ids and parents
	 * @return this
	 */
	RevisionFiles addReversibleTables(String... notations) {
		for (String notation : notations) {
			String id = notation.split(":")[0].trim();
			add(notation, "CREATE TABLE " + id + " (id int);\n\n-- @downgrade\nDROP TABLE " + id + ";");
		}
		return this;
	}

	/**
	 * Write a history with a branch, a merge and a dependency, that leaves things in the
	 * session and has text that could be taken for something else.
	 * @return this
	 */
	RevisionFiles addHistory() {
		addReversibleTables("a");
		write("b.sql", """
				-- It's 100 %s \\ "b"; -- $limbeck$
				--
				-- @revision b
				-- @revises a
				-- @branch left-hand
				-- @created 2026-11-20T09:30:00Z

				-- @upgrade
				SET search_path = pg_catalog;
				CREATE TABLE public.b (id int PRIMARY KEY, t text DEFAULT 'it''s \\ $$; '); -- no end
				CREATE FUNCTION public.b() RETURNS int LANGUAGE plpgsql AS $limbeck$ BEGIN RETURN 1; END $limbeck$;
				INSERT INTO public.b VALUES (1, E'\\'') /* ; */
				-- @downgrade
				DROP FUNCTION b(); DROP TABLE b -- here
				""");
		add("c: a", "SET TimeZone = 'Asia/Tokyo'; CREATE TEMP TABLE t (i int);\n-- @downgrade");
		add("d: b c", "CREATE TABLE d AS SELECT current_setting('TimeZone') AS zone;\n-- @downgrade\nDROP TABLE d;");
		return write("e.sql", "-- @revision e\n-- @revises d\n-- @depends-on left-hand\n-- @upgrade\n"
				+ "CREATE TABLE e (up int REFERENCES b);\n-- @downgrade\nDROP TABLE e;\n");
	}

	RevisionFiles write(String name, String content) {
		try {
			Files.writeString(this.folder.resolve(name), content);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void delete(String id) {
		try {
			Files.delete(this.folder.resolve(id + ".sql"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	RevisionScripts scripts() {
		return RevisionScripts.load(Locations.of(List.of("file:" + this.folder), getClass().getClassLoader()));
	}

	MigratorBuilder builder(PostgresDatabase database) {
		return builder(database.url());
	}

	MigratorBuilder builder(String url) {
		return builder(Connector.to(DatabaseUrl.parse(url)));
	}

	MigratorBuilder builder(Connector connector) {
		return Migrator.builder(connector)
			.wait(WaitSettings.DEFAULT.withTimeout(Duration.ZERO))
			.locations(List.of("file:" + this.folder));
	}

	MigrationReport upgrade(PostgresDatabase database) {
		return builder(database).build().upgrade();
	}

}
