package dev.limbeck.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Revision files in a folder, written in short form.
 *
 * @param folder where they are
 */
public record RevisionFolder(Path folder) {

	/**
	 * Write two revisions: {@code a} creates a table, {@code b} revises it.
	 * @param folder where
	 * @return the folder
	 */
	public static RevisionFolder ofTwo(Path folder) {
		return new RevisionFolder(folder).add("a", "CREATE TABLE a (id int);").add("b: a", "SELECT 2;");
	}

	/**
	 * Write a revision.
	 * @param notation id and parents, such as {@code "c: a b"}
	 * @param upgrade SQL
	 * @return this
	 */
	public RevisionFolder add(String notation, String upgrade) {
		String[] parts = notation.split(":", 2);
		String revises = (parts.length > 1) ? "-- @revises " + parts[1].trim() + "\n" : "";
		return write(parts[0].trim() + ".sql", "-- Make " + parts[0].trim() + "\n--\n-- @revision " + parts[0].trim()
				+ "\n" + revises + "\n-- @upgrade\n" + upgrade + "\n");
	}

	/**
	 * Write a file.
	 * @param name its name
	 * @param content what is in it
	 * @return this
	 */
	public RevisionFolder write(String name, String content) {
		try {
			Files.writeString(this.folder.resolve(name), content);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Apply everything, as another release does that has these files.
	 * @param database the database
	 */
	public void migrate(PostgresDatabase database) {
		Migrator.builder(Connector.to(DatabaseUrl.parse(database.url())))
			.locations(List.of("file:" + this.folder))
			.build()
			.upgrade();
	}

	/**
	 * Delete all files.
	 */
	public void clear() {
		try (Stream<Path> files = Files.list(this.folder)) {
			files.forEach((file) -> assertThat(file.toFile().delete()).isTrue());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the property that leads here.
	 * @return {@code limbeck.locations=…}
	 */
	public String property() {
		return "limbeck.locations=file:" + this.folder;
	}

}
