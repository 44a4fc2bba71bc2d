package dev.limbeck.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.limbeck.extent.Exhaustive;
import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the server may say without end, in a JVM with 100 MB of heap.
 */
@ExtendWith(PostgresExtension.class)
class LittleMemoryTests {

	@TempDir
	private Path folder;

	@Test
	void carriesMillionsOfNoticesOfOneStatement(PostgresDatabase database) throws Exception {
		int notices = Extent.choose(300_000, 10_000_000);
		assertThat(upgrade(database,
				"DO $$BEGIN FOR i IN 1.." + notices
						+ " LOOP RAISE WARNING 'row % of a table with a name', i; END LOOP; END$$;"))
			.contains("a: ... " + (notices - 1000) + " more notices, which are not logged", "Migrations applied: 1");
	}

	@Test
	void carriesManyNoticesOfACopy(PostgresDatabase database) throws Exception {
		assertThat(upgrade(database, """
				CREATE TABLE a (id int);
				CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
				  $$BEGIN FOR i IN 1..300000 LOOP RAISE WARNING 'row %', i; END LOOP; RETURN NULL; END$$;
				CREATE TRIGGER tell AFTER INSERT ON a FOR EACH STATEMENT EXECUTE FUNCTION tell();
				COPY a FROM stdin;
				1
				\\.
				SELECT 1;""")).contains("a: ... 299000 more notices, which are not logged", "Migrations applied: 1");
	}

	@Exhaustive
	@Test
	void carriesManyNoticesOfWhatASessionBeginsWith(PostgresDatabase database) throws Exception {
		assertThat(upgrade(database, "SELECT 1;",
				"DO $$BEGIN FOR i IN 1..20000 LOOP RAISE WARNING '%', repeat('x', 10000); END LOOP; END$$"))
			.contains("Migrations applied: 1");
	}

	@Exhaustive
	@Test
	void carriesARowThatNobodyReads(PostgresDatabase database) throws Exception {
		assertThat(upgrade(database, "SELECT repeat('x', 200000000);")).contains("Migrations applied: 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT repeat('x', 60000000)::int;",
			"DO $$BEGIN RAISE 'm' USING DETAIL = repeat('x', 60000000), ERRCODE = '22P02'; END$$;",
			"DO $$BEGIN RAISE NOTICE '%', repeat('€', 20000000); PERFORM 'x'::int; END$$;" })
	void carriesAnErrorThatQuotesAHugeValue(String sql, PostgresDatabase database) throws Exception {
		Extent.skipUnlessAll(sql.startsWith("DO"));
		assertThat(upgrade(database, sql)).contains("a.sql:6:1", "SQLSTATE 22P02").doesNotContain("OutOfMemoryError");
	}

	private String upgrade(PostgresDatabase database, String sql) throws InterruptedException {
		return upgrade(database, sql, "");
	}

	private String upgrade(PostgresDatabase database, String sql, String opening) throws InterruptedException {
		new RevisionFiles(this.folder).add("a", sql);
		ChildProcess child = ChildProcess.start(List.of("-Xmx100m"), UpgradeMain.class, database.url(),
				this.folder.toString(), opening);
		assertThat(child.process().waitFor(5, TimeUnit.MINUTES)).as("ends").isTrue();
		return child.output();
	}

}
