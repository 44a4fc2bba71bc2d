package dev.limbeck.blame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Blame}.
 */
@ExtendWith(PostgresExtension.class)
class BlameTests {

	@TempDir
	private Path folder;

	private PostgresDatabase database;

	@BeforeEach
	void connect(PostgresDatabase connected) {
		this.database = connected;
		write("a", null, "CREATE TABLE orders (id int PRIMARY KEY, note text, total int);");
	}

	@Test
	void eachPartHasItsOwnStory() {
		write("b", "a", "ALTER TABLE orders ALTER total SET DEFAULT 0; COMMENT ON COLUMN orders.total IS 'cents';");
		write("c", "b", "ALTER TABLE orders ADD COLUMN due date; CREATE INDEX orders_due ON orders (due);");
		assertThat(find("orders")).containsExactly("table public.orders a [b, c]", "column public.orders.due c []",
				"column public.orders.id a []", "column public.orders.note a []", "column public.orders.total a [b]",
				"constraint public.orders.orders_pkey a []", "index public.orders.orders_due c []");
		assertThat(find("orders.total")).containsExactly("column public.orders.total a [b]");
		assertThat(find("index:orders_due")).containsExactly("index public.orders.orders_due c []");
	}

	@Test
	void anotherNameIsFollowed() {
		write("b", "a", "ALTER TABLE orders RENAME COLUMN total TO cents; ALTER TABLE orders RENAME TO purchases;");
		write("c", "b", "ALTER TABLE purchases ALTER cents TYPE bigint;");
		assertThat(find("purchases.cents")).containsExactly("column public.purchases.cents a [b, c]");
		assertThat(find("purchases.id")).containsExactly("column public.purchases.id a []");
		assertThat(life("table:purchases").names()).extracting(Object::toString).containsExactly("table public.orders");
	}

	@Test
	void whatIsGoneHasAnEnd() {
		write("b", "a", "ALTER TABLE orders DROP COLUMN note;");
		write("c", "b", "DROP TABLE orders;");
		assertThat(life("orders.note").dropped()).isEqualTo("b");
		assertThat(life("table:orders").dropped()).isEqualTo("c");
	}

	@Test
	void whatIsMadeAgainIsFoundUnderItsName() {
		write("b", "a", "DROP TABLE orders;");
		write("c", "b", "CREATE TABLE orders (id int);");
		assertThat(find("table:orders")).startsWith("table public.orders c []");
	}

	@Test
	void allKindsHaveAStory() {
		write("b", "a", """
				CREATE TYPE mood AS ENUM ('ok');
				CREATE FUNCTION double(int) RETURNS int LANGUAGE sql AS 'SELECT 2 * $1';
				CREATE VIEW open_orders AS SELECT id FROM orders;""");
		write("c", "b", "CREATE OR REPLACE FUNCTION double(int) RETURNS int LANGUAGE sql AS 'SELECT $1 * 2';");
		assertThat(find("type:mood")).containsExactly("enum type public.mood b []");
		assertThat(find("double")).containsExactly("function public.double.integer b [c]");
		assertThat(find("open_orders")).startsWith("view public.open_orders b []");
	}

	@Test
	void eachBranchHasItsPart() {
		write("b", "a", "ALTER TABLE orders ADD COLUMN b int;");
		write("c", "a", "CREATE INDEX CONCURRENTLY orders_note ON orders (note);");
		write("m", "b, c", "ALTER TABLE orders ALTER b SET NOT NULL;");
		assertThat(find("table:orders")).startsWith("table public.orders a [b, c, m]");
		assertThat(find("orders.b")).containsExactly("column public.orders.b b [m]");
		assertThat(find("orders_note")).containsExactly("index public.orders.orders_note c []");
	}

	@Test
	void nothingIsFoundUnderNoName() {
		assertThat(find("order")).isEmpty();
		assertThat(find("limbeck_revision")).isEmpty();
	}

	private List<String> find(String name) {
		return blame().find(ObjectName.parse(name))
			.stream()
			.map((life) -> life.id() + " " + life.made() + " " + life.changed())
			.toList();
	}

	private Life life(String name) {
		return blame().find(ObjectName.parse(name)).get(0);
	}

	private Blame blame() {
		Connector live = Connector.to(DatabaseUrl.parse(this.database.url()));
		try (ScratchServer scratch = ScratchServers.beside(live)) {
			return Blame.of(migrator(live).graph().revisions(), this::migrator, Scope.ALL, scratch);
		}
	}

	private Migrator migrator(Connector connector) {
		return Migrator.builder(connector).locations(List.of(this.folder.toString())).build();
	}

	private void write(String id, @Nullable String parent, String sql) {
		try {
			Files.writeString(this.folder.resolve(id + ".sql"), "-- " + id + "\n-- @revision " + id + "\n"
					+ ((parent != null) ? "-- @revises " + parent + "\n" : "") + "\n-- @upgrade\n" + sql + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
