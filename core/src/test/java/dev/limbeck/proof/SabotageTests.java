package dev.limbeck.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Revisions that chance puts together are proven, and none of them is any more once
 * somebody has tampered with it. {@code -Dlimbeck.sabotage.seed=N} repeats what is
 * printed.
 */
class SabotageTests {

	private static final String BASE = "CREATE TABLE owner (id int PRIMARY KEY, name text NOT NULL); "
			+ "CREATE TABLE item (id int PRIMARY KEY, owner int REFERENCES owner, name text, size int);";

	// What a revision may do, and how it is taken back.
	private static final List<Part> PARTS = List.of(
			new Part("ALTER TABLE item ADD COLUMN c# int", "ALTER TABLE item DROP COLUMN c#"),
			new Part("CREATE INDEX i# ON item (owner)", "DROP INDEX i#"),
			new Part("CREATE TABLE t# (id int PRIMARY KEY, v text)", "DROP TABLE t#"),
			new Part("ALTER TABLE item ALTER name SET NOT NULL", "ALTER TABLE item ALTER name DROP NOT NULL"),
			new Part("ALTER TABLE item ADD CONSTRAINT k# CHECK (id > -1000000)", "ALTER TABLE item DROP CONSTRAINT k#"),
			new Part("CREATE VIEW v# AS SELECT id FROM item", "DROP VIEW v#"),
			new Part("ALTER TABLE item ALTER size TYPE bigint", "ALTER TABLE item ALTER size TYPE int"),
			new Part("COMMENT ON TABLE item IS 'c#'", "COMMENT ON TABLE item IS NULL"),
			new Part("ALTER TABLE item ALTER size SET DEFAULT 5", "ALTER TABLE item ALTER size DROP DEFAULT"),
			new Part("CREATE SEQUENCE s#", "DROP SEQUENCE s#"),
			new Part("CREATE TYPE e# AS ENUM ('a')", "DROP TYPE e#"),
			new Part("GRANT SELECT ON item TO PUBLIC", "REVOKE SELECT ON item FROM PUBLIC"),
			new Part("ALTER TABLE owner RENAME TO owner_#", "ALTER TABLE owner_# RENAME TO owner"));

	private static final List<String> LOSSES = List.of("DELETE FROM item WHERE id = (SELECT min(id) FROM item)",
			"TRUNCATE item", "UPDATE item SET size = size + 1", "UPDATE item SET owner = NULL",
			"CREATE INDEX forgotten ON item (size)", "ALTER TABLE item ADD COLUMN forgotten int",
			"CREATE TABLE forgotten (a int)", "ALTER TABLE item DROP CONSTRAINT item_owner_fkey",
			"ALTER TABLE item DROP COLUMN size CASCADE");

	private static final List<String> WRONG = List.of("ALTER TABLE item DROP COLUMN size CASCADE", "DROP TABLE nothing",
			"DELETE FROM item", "ALTER TABLE item ALTER id TYPE bigint", "CREATE INDEX wrong ON item (name)",
			"UPDATE item SET size = -1", "ALTER TABLE item DROP CONSTRAINT item_pkey");

	private static ScratchServer scratch;

	@BeforeAll
	static void prepare() {
		scratch = ScratchServers
			.beside(Connector.to(DatabaseUrl.parse(PostgresServer.shared().createDatabase().url())));
	}

	@AfterAll
	static void close() {
		scratch.close();
	}

	@Test
	void noneOfThemPasses() throws SQLException {
		int rounds = Extent.choose(25, 1000);
		long seed = Long.getLong("limbeck.sabotage.seed", System.nanoTime());
		System.out.println("limbeck.sabotage.seed=" + seed);
		Random random = new Random(seed);
		for (int round = 0; round < rounds; round++) {
			Change sound = sound(random);
			if (round % 5 == 0) {
				assertThat(prove(sound)).as("round %s, sound: %s", round, sound).isEmpty();
			}
			Change tampered = tampered(sound, random);
			assertThat(prove(tampered)).as("round %s, tampered: %s", round, tampered).isNotEmpty();
		}
	}

	private static Change sound(Random random) {
		List<Part> parts = new ArrayList<>(PARTS);
		List<String> up = new ArrayList<>();
		List<String> down = new ArrayList<>();
		for (int count = 1 + random.nextInt(4); count > 0; count--) {
			Part part = parts.remove(random.nextInt(parts.size()));
			String number = String.valueOf(random.nextInt(1000));
			up.add(part.up().replace("#", number));
			down.add(0, part.down().replace("#", number));
		}
		return new Change(up, down);
	}

	private static Change tampered(Change sound, Random random) {
		List<String> up = new ArrayList<>(sound.up());
		List<String> down = new ArrayList<>(sound.down());
		switch (random.nextInt(3)) {
			case 0 -> up.add(random.nextInt(up.size() + 1), LOSSES.get(random.nextInt(LOSSES.size())));
			case 1 -> down.remove(random.nextInt(down.size()));
			default -> down.add(random.nextInt(down.size() + 1), WRONG.get(random.nextInt(WRONG.size())));
		}
		return new Change(up, down);
	}

	private static List<ProofReport.Problem> prove(Change change) throws SQLException {
		try (ScratchDatabase database = scratch.create(); Connection connection = database.open()) {
			Session session = new Session(connection);
			session.execute(BASE);
			return new Trial(session, scratch.version(), (schema) -> schema, null)
				.run((to) -> run(to, change.up()), (to) -> run(to, change.down()))
				.problems();
		}
	}

	private static void run(Session session, List<String> statements) {
		try {
			session.execute("BEGIN; " + String.join("; ", statements) + "; COMMIT");
		}
		catch (SQLException ex) {
			throw new LimbeckException("failed", String.valueOf(ex.getMessage()), "");
		}
	}

	/**
	 * Something a revision may do.
	 */
	private record Part(String up, String down) {

	}

	/**
	 * Both ways of a revision.
	 */
	private record Change(List<String> up, List<String> down) {

	}

}
