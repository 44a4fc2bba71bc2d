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
