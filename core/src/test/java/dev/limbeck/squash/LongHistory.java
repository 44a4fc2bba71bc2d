package dev.limbeck.squash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.MigratorBuilder;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionScripts;

/**
 * Revisions by the hundred, with branches, merges, rows and an index that is built
 * concurrently.
 *
 * @param folder where they are
 * @param length how many
 */
record LongHistory(Path folder, int length) {

	private static final int BRANCHED = 10;

	/**
	 * Write them: of each ten the fourth and the fifth are two branches, which the sixth
	 * merges.
	 * @return this
	 */
	LongHistory write() {
		for (int i = 0; i < this.length; i++) {
			add(i, parents(i), upgrade(i), downgrade(i));
		}
		return this;
	}

	private static String parents(int i) {
		return switch (i % BRANCHED) {
			case 4 -> name(i - 2);
			case 5 -> name(i - 2) + " " + name(i - 1);
			default -> (i == 0) ? "" : name(i - 1);
		};
	}

	private String upgrade(int i) {
		return switch (i % BRANCHED) {
			case 0 -> "CREATE TABLE t" + i + " (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text"
					+ ((i == 0) ? "" : ", below int REFERENCES t" + (i - BRANCHED)) + ");";
			case 1 -> "INSERT INTO t" + (i - 1) + " (name) VALUES ('it''s " + i + "'), (NULL);";
			case 3 -> "ALTER TABLE t" + (i - 3) + " ADD COLUMN left_" + i + " numeric DEFAULT 1;";
			case 4 -> "ALTER TABLE t" + (i - 4) + " ADD COLUMN right_" + i + " timestamptz;";
			case 6 -> "UPDATE t" + (i - 6) + " SET name = upper(name);";
			case 7 -> "ALTER TABLE t" + (i - 7) + " RENAME COLUMN name TO title;";
			case 8 -> "CREATE INDEX " + ((i == this.length - 2) ? "CONCURRENTLY " : "") + "t" + i + "_title ON t"
					+ (i - 8) + " (title);";
			default -> "CREATE VIEW v" + i + " AS SELECT 1 AS one;";
		};
	}

	private static String downgrade(int i) {
		return switch (i % BRANCHED) {
			case 0 -> "DROP TABLE t" + i + ";";
			case 1 -> "DELETE FROM t" + (i - 1) + ";";
			case 3 -> "ALTER TABLE t" + (i - 3) + " DROP COLUMN left_" + i + ";";
			case 4 -> "ALTER TABLE t" + (i - 4) + " DROP COLUMN right_" + i + ";";
			case 6 -> "";
			case 7 -> "ALTER TABLE t" + (i - 7) + " RENAME COLUMN title TO name;";
			case 8 -> "DROP INDEX t" + i + "_title;";
			default -> "DROP VIEW v" + i + ";";
		};
	}

	LongHistory add(int i, String parents, String upgrade, String downgrade) {
		return file(name(i),
				"-- Number " + i + "\n--\n-- @revision " + name(i) + "\n"
						+ (parents.isEmpty() ? "" : "-- @revises " + parents + "\n") + "-- @created "
						+ Instant.EPOCH.plusSeconds(i) + "\n\n-- @upgrade\n" + upgrade + "\n\n-- @downgrade\n"
						+ downgrade + "\n");
	}

	LongHistory file(String name, String text) {
		try {
			Files.writeString(this.folder.resolve(name + ".sql"), text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String name(int i) {
		return String.format("r%03d", i);
	}

	RevisionScripts scripts() {
		return RevisionScripts.load(Locations.of(List.of("file:" + this.folder), getClass().getClassLoader()));
	}

	MigratorBuilder builder(PostgresDatabase database) {
		return Migrator.builder(connector(database))
			.wait(WaitSettings.DEFAULT.withTimeout(Duration.ZERO))
			.locations(List.of("file:" + this.folder));
	}

	static Connector connector(PostgresDatabase database) {
		return Connector.to(DatabaseUrl.parse(database.url()));
	}

}
