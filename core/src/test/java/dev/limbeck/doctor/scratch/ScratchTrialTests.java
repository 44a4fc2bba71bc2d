package dev.limbeck.doctor.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.doctor.file.History;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServers;
import dev.limbeck.script.location.Locations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ScratchTrial}.
 */
@ExtendWith(PostgresExtension.class)
class ScratchTrialTests {

	private final AtomicInteger made = new AtomicInteger();

	@TempDir
	private Path folder;

	private PostgresDatabase bench;

	@BeforeEach
	void setUp(PostgresDatabase database) {
		this.bench = database;
		write("a", null, "CREATE TABLE a (id int PRIMARY KEY, title text);", "DROP TABLE a;");
	}

	@Test
	void revisionsThatLeadBackNeedNoDatabaseOfTheirOwn() {
		String parent = "a";
		for (int i = 0; i < 20; i++) {
			write("r" + i, parent,
					"ALTER TABLE a ADD COLUMN c" + i + " int; CREATE INDEX i" + i + " ON a (c" + i + ");",
					"DROP INDEX i" + i + "; ALTER TABLE a DROP COLUMN c" + i + ";");
			parent = "r" + i;
		}
		assertThat(find().findings()).isEmpty();
		assertThat(this.made).hasValue(2);
	}

	@Test
	void rowsThatComeAndGoLeadBack() {
		write("b", "a", "INSERT INTO a VALUES (4711, 'x');", "DELETE FROM a WHERE id = 4711;");
		assertThat(find().findings()).isEmpty();
		assertThat(this.made).hasValue(3);
	}

	@Test
	void whatIsMadeAnewByTheDowngradeIsTheSame() {
		write("b", "a", "DROP TABLE a;", "CREATE TABLE a (id int PRIMARY KEY, title text);");
		assertThat(find().findings()).isEmpty();
	}

	@Test
	void whatIsLeftOverIsNamedAndThatItIsInTheWay() {
		write("b", "a", "CREATE VIEW v AS SELECT id FROM a; COMMENT ON TABLE a IS 'x';", "COMMENT ON TABLE a IS NULL;");
		assertThat(find().findings()).singleElement()
			.extracting(Finding::condition)
			.asString()
			.contains("view public.v is left over", "Applying it again fails: ", "\"v\" already exists");
	}

	@Test
	void whatFailsIsToldAndTheRestIsTried() {
		write("b", "a", "ALTER TABLE missing ADD COLUMN c int;", "ALTER TABLE missing DROP COLUMN c;");
		write("c", "b", "CREATE TABLE c (id int);", "DROP TABLE c;");
		write("d", "a", "CREATE TABLE d (id int);", "");
		assertThat(find().findings()).extracting(Finding::id).containsExactly("fresh-database", "round-trip");
		assertThat(find().findings().get(0).condition()).contains("b.sql:4", "No revision creates missing.",
				"Not tried, because it needs it: c.");
	}

	@Test
	void whoMakesWhatIsMissingIsTold() {
		write("b", "a", "ALTER TABLE other ADD COLUMN c int;", "ALTER TABLE other DROP COLUMN c;");
		write("z", "a", "CREATE TABLE other (id int);", "DROP TABLE other;");
		assertThat(find().findings()).extracting(Finding::id).contains("fresh-database");
		assertThat(find().findings().get(0).condition()).contains("other stands in revision z",
				"which it does not require");
	}

	@Test
	void filesThatCannotBeReadAreNotTried() {
		write("b", "a", "CREATE TABLE t (c text DEFAULT 'x);", "");
		assertThat(find().omissions())
			.containsExactly("Not tried on a scratch database: what the files say cannot be told.");
	}

	@Test
	void whatWasTriedIsToldAlthoughTheLedgerCannotBeRead() {
		migrator(connector()).upgrade();
		this.bench.execute("ALTER TABLE limbeck_revision DROP COLUMN state");
		write("b", "a", "CREATE TABLE b (id int);", "");
		ScratchTrial.Tried found = find(new DatabaseModel(connector(), "DATABASE_URL"));
		assertThat(found.findings()).extracting(Finding::id).containsExactly("round-trip");
		assertThat(found.omissions()).singleElement().asString().startsWith("Not compared with localhost:");
	}

	@Test
	void whatALateRevisionSetsIsNotInTheWayOfEarlyOnes() {
		write("b", "a", "CREATE SCHEMA app; ALTER DATABASE " + this.bench.name() + " SET search_path = app;",
				"ALTER DATABASE " + this.bench.name() + " RESET search_path; DROP SCHEMA app;");
		migrator(connector()).upgrade();
		assertThat(find(new DatabaseModel(connector(), "DATABASE_URL")).findings()).isEmpty();
	}

	@Test
	void whatFailsWithAndWithoutSettingsIsTold() {
		this.bench.execute("ALTER DATABASE " + this.bench.name() + " SET search_path = public");
		write("b", "a", "CREATE TABLE c (id missing);", "DROP TABLE c;");
		assertThat(find().findings()).extracting(Finding::id).containsExactly("fresh-database");
	}

	@Test
	void whyThereIsNoScratchDatabaseIsTold() {
		ScratchExamination examination = new ScratchExamination(ScratchServers.whenNeeded(
				() -> ScratchServers.beside(Connector.to(DatabaseUrl.parse("postgresql://nobody@localhost:1/none")))),
				this::migrator, Scope.ALL, null);
		assertThat(new ScratchTrial(examination).examine(history(), List.of()).omissions()).singleElement()
			.asString()
			.startsWith("Not tried on a scratch database: ")
			.contains("localhost:1/none");
	}

	private ScratchTrial.Tried find() {
		return find(null);
	}

	private ScratchTrial.Tried find(@Nullable DatabaseModel live) {
		try (CountedServer server = new CountedServer(ScratchServers.beside(connector()), this.made)) {
			return new ScratchTrial(new ScratchExamination(server, this::migrator, Scope.ALL, live)).examine(history(),
					List.of());
		}
	}

	private History history() {
		return History.read(Locations.of(List.of("file:" + this.folder), getClass().getClassLoader()), List.of());
	}

	private Migrator migrator(Connector connector) {
		return Migrator.builder(connector).locations(List.of("file:" + this.folder)).build();
	}

	private Connector connector() {
		return Connector.to(DatabaseUrl.parse(this.bench.url()));
	}

	private void write(String id, @Nullable String parent, String up, String down) {
		String text = "-- @revision " + id + "\n" + ((parent != null) ? "-- @revises " + parent + "\n" : "")
				+ "-- @upgrade\n" + up + "\n-- @downgrade\n" + down + "\n";
		try {
			Files.writeString(this.folder.resolve(id + ".sql"), text);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
