package dev.limbeck.squash;

import java.nio.file.Path;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.SymbolRange;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests of revisions above others, which may meet rows.
 */
@ExtendWith(PostgresExtension.class)
class LaterRangeTests {

	private static final String JOINED = "The statements stand one after the other, because rows that are there "
			+ "before may depend on each of them.";

	@TempDir
	private Path folder;

	private LongHistory history;

	private PostgresDatabase database;

	@BeforeEach
	void begin(PostgresDatabase connected) {
		this.database = connected;
		this.history = new LongHistory(this.folder, 0).add(0, "", """
				CREATE SEQUENCE counter;
				CREATE TYPE mood AS ENUM ('sad', 'ok');
				CREATE TABLE orders (id int, price numeric, mood mood);""", "");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					ALTER TABLE orders ALTER price TYPE bigint USING price * 100; | CREATE TABLE more (id int);
					ALTER TABLE orders ADD state text NOT NULL DEFAULT 'old';     | ALTER TABLE orders ALTER state SET DEFAULT 'new';
					ALTER TABLE IF EXISTS ONLY public.orders ADD at timestamptz;  | ALTER TABLE orders ALTER at DROP DEFAULT;
					ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';                 | CREATE TABLE more (id int);
					ALTER SEQUENCE counter RESTART WITH 1000;                     | CREATE TABLE more (id int);
					DROP TABLE orders;                                            | CREATE TABLE orders (id int, price numeric, mood mood);
					""")
	void whatMeetsRowsStandsAsItWas(String first, String second) {
		Squash squash = squash(first, second, null);
		assertThat(squash.sections().upgrade()).isEqualTo(first + "\n\n" + second);
		assertThat(squash.notes()).containsExactly(JOINED);
	}

	@Test
	void whatIsNewIsMadeAtOnce() {
		Squash squash = squash("CREATE TABLE more (id int);", "ALTER TABLE more ADD state text NOT NULL DEFAULT 'old';",
				null);
		assertThat(squash.sections().upgrade()).contains("CREATE TABLE public.more (", "state text")
			.doesNotContain("ALTER TABLE");
		assertThat(squash.notes()).isEmpty();
	}

	@Test
	void whatIsReadFromATableIsData() {
		String archive = "CREATE TABLE public.archive (id, price) AS SELECT id, price FROM orders";
		String view = "CREATE MATERIALIZED VIEW known AS SELECT id FROM orders";
		LimbeckException asked = catchThrowableOfType(LimbeckException.class,
				() -> squash(archive + ";", view + ";", null));
		assertThat(asked.description()).contains("r001.sql:8 CREATE TABLE PUBLIC").doesNotContain("r002.sql");
		assertThat(squash(archive + ";", view + ";", KeptData.KEEP).sections().upgrade())
			.isEqualTo(archive + ";\n\n" + view + ";");
		assertThat(squash(archive + " WITH DATA;", view + ";", KeptData.DROP).sections().upgrade())
			.isEqualTo(archive + " WITH NO DATA;\n\n" + view + ";");
	}

	@Test
	void batchesStayRevisionsOfTheirOwn() {
		String batch = "-- @batch\nDELETE FROM orders WHERE ctid IN (SELECT ctid FROM orders WHERE id < 9 LIMIT 2000);";
		LimbeckException refused = catchThrowableOfType(LimbeckException.class,
				() -> squash("ALTER TABLE orders ADD more int;", batch, KeptData.KEEP));
		assertThat(refused.code()).isEqualTo("not-squashed");
		assertThat(refused.description()).contains("r002.sql:9 has a @batch");
		assertThat(squash("ALTER TABLE orders ADD more int;", batch, KeptData.DROP).sections().upgrade())
			.isEqualTo("ALTER TABLE orders ADD more int;");
	}

	private Squash squash(String first, String second, @Nullable KeptData data) {
		this.history.add(1, "r000", first, "").add(2, "r001", second, "");
		SquashRange range = SquashRange.of(this.history.scripts().graph(), SymbolRange.parse("r001:r002"));
		try (ScratchServer scratch = ScratchServers.beside(LongHistory.connector(this.database))) {
			return new MakeSquash(this.history.scripts(), range, (to) -> Migrator.builder(to).build(), scratch)
				.make(data);
		}
	}

}
