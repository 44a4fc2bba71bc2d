package dev.limbeck.doctor.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.generate.RevisionFileGenerator;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.generate.Workspace;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import dev.limbeck.script.location.Locations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Reconstruction}.
 */
@ExtendWith(PostgresExtension.class)
class ReconstructionTests {

	private static final String LIVE = "CREATE TABLE orders (id int PRIMARY KEY, title text, note text);\n"
			+ "CREATE INDEX orders_title ON orders (title)";

	@TempDir
	private Path folder;

	private PostgresDatabase database;

	@BeforeEach
	void live(PostgresDatabase live) {
		this.database = live;
		live.execute(LIVE);
	}

	@Test
	void itIsWhatThereIsLessWhatComesLater() {
		write("b", "lost", "ALTER TABLE orders ADD COLUMN note text;", "ALTER TABLE orders DROP COLUMN note;");
		write("c", "b", "CREATE INDEX orders_title ON orders (title);", "DROP INDEX orders_title;");
		String text = find(null).file().text();
		assertThat(text).contains("-- @revision lost\n", "CREATE TABLE public.orders")
			.doesNotContain("note", "@revises");
		assertThat(text).contains("DROP TABLE public.orders");
	}

	@Test
	void whatCannotBeTakenBackIsFoundByTrying() {
		write("b", "lost", "ALTER TABLE orders ADD COLUMN note text;", null);
		write("c", "b", "CREATE INDEX orders_title ON orders (title);", null);
		Reconstructed found = find(null);
		assertThat(found.file().text()).contains("CREATE TABLE public.orders").doesNotContain("note", "orders_title");
		assertThat(found.uncertain()).isEmpty();
	}

	@Test
	void whatCannotBeToldApartIsSaid() {
		write("b", "lost", "ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;", null);
		Reconstructed found = find(null);
		assertThat(found.uncertain()).singleElement().asString().contains("column public.orders.note");
		assertThat(found.file().text()).contains("-- Whether these were there before revision b cannot be told");
	}

	@Test
	void aDowngradeTellsWhatWasThere() {
		this.database.execute("ALTER TABLE orders ADD CONSTRAINT c CHECK (id > 1)");
		write("b", "lost", "ALTER TABLE orders DROP CONSTRAINT IF EXISTS c, ADD CONSTRAINT c CHECK (id > 1);",
				"ALTER TABLE orders DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (id > 0);");
		Reconstructed found = find(null);
		assertThat(found.file().text()).contains("id > 0").doesNotContain("id > 1");
		assertThat(found.uncertain()).singleElement().asString().contains("is taken from its downgrade");
	}

	@Test
	void whatCameBeforeItIsLeftOut() {
		write("a", null, "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;");
		write("c", "lost", "CREATE INDEX orders_title ON orders (title);", "DROP INDEX orders_title;");
		String text = find(null).file().text();
		assertThat(text).contains("-- @revises  a\n", "ADD COLUMN title text", "ADD COLUMN note text")
			.doesNotContain("CREATE");
	}

	@Test
	void whoItsParentWasIsAsked() {
		write("a", null, "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;");
		write("o", null, "CREATE TABLE others (id int);", "DROP TABLE others;");
		write("c", "lost", "CREATE INDEX orders_title ON orders (title);", "DROP INDEX orders_title;");
		assertRefused("Several revisions may have been the parent of lost: a, o.");
	}

	@Test
	void whatIsThereIsNotMissing() {
		write("lost", null, "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;");
		assertRefused("Revision lost is not missing");
	}

	@Test
	void whatNobodyRevisesCannotBeFound() {
		write("a", null, "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;");
		assertRefused("No revision revises lost");
	}

	@Test
	void whatLaterRevisionsDoNotLeadToIsRefused() {
		write("b", "lost", "CREATE TABLE items (id int);", "DROP TABLE items;");
		assertRefused("What was there before revision b");
	}

	private void assertRefused(String description) {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> find(null))
			.withMessageContaining(description);
	}

	private Reconstructed find(@Nullable List<String> parents) {
		try (ScratchServer server = ScratchServers.beside(connector())) {
			Reconstruction.Workshop workshop = new Reconstruction.Workshop(server, this::migrator, Scope.ALL);
			return Reconstruction.of(new Reconstruction.Files(locations(), List.of()), "lost", parents, workshop)
				.find(new DatabaseModel(connector(), "DATABASE_URL"), this::generator);
		}
	}

	private RevisionFileGenerator generator(@Nullable Instant time) {
		Clock clock = (time != null) ? Clock.fixed(time, ZoneOffset.UTC) : Clock.systemUTC();
		return new RevisionFileGenerator(RevisionFileSettings.DEFAULT, locations(),
				new Workspace(this.folder, clock, UUID::randomUUID));
	}

	private Locations locations() {
		return Locations.of(List.of("file:" + this.folder), getClass().getClassLoader());
	}

	private Migrator migrator(Connector connector) {
		return Migrator.builder(connector).locations(List.of("file:" + this.folder)).build();
	}

	private Connector connector() {
		return Connector.to(DatabaseUrl.parse(this.database.url()));
	}

	private void write(String id, @Nullable String parent, String up, @Nullable String down) {
		String text = "-- @revision " + id + "\n" + ((parent != null) ? "-- @revises " + parent + "\n" : "")
				+ "-- @created 2026-01-02T09:00:00Z\n-- @upgrade\n" + up + "\n"
				+ ((down != null) ? "-- @downgrade\n" + down + "\n" : "");
		try {
			Files.writeString(this.folder.resolve(id + ".sql"), text);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
