package dev.limbeck.cli.mending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.doctor.GitIdentity;
import dev.limbeck.doctor.SoundHistory;
import dev.limbeck.doctor.WrittenRevision;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A project with a history and a database, which is damaged and mended.
 */
final class DamagedProject {

	private static final int MOST_REPAIRS = 6;

	private final Path directory;

	private final PostgresDatabase database;

	private final SoundHistory history;

	private final Workplace workplace;

	private String wanted = "";

	private JsonNode findings = JsonNodeFactory.instance.arrayNode();

	private int repairs;

	DamagedProject(Path directory, PostgresDatabase database, SoundHistory history) {
		this.directory = directory;
		this.database = database;
		this.history = history;
		this.workplace = workplace(database);
		history.write(folder());
	}

	private Workplace workplace(PostgresDatabase one) {
		return new Workplace(this.directory).on(one)
			.variable("LIMBECK_DOCTOR_IGNORE", "server-setting: it is thrown away");
	}

	SoundHistory history() {
		return this.history;
	}

	Path folder() {
		return this.directory.resolve("db/migration");
	}

	WrittenRevision any() {
		return this.history.any(this.history.revisions());
	}

	WrittenRevision last() {
		return this.history.revisions().get(this.history.revisions().size() - 1);
	}

	void write(WrittenRevision revision, String text) {
		this.workplace.file("db/migration/" + revision.fileName(), text);
	}

	/**
	 * Let a role migrate that may do no more than that.
	 * @param role its name
	 */
	void as(String role) {
		this.database.execute("DO $$BEGIN CREATE ROLE " + role + " LOGIN CREATEDB PASSWORD 'secret'; "
				+ "EXCEPTION WHEN duplicate_object THEN END$$; ALTER DATABASE " + this.database.name() + " OWNER TO "
				+ role);
		this.workplace.variable("DATABASE_URL", this.database.url(role, "secret"));
	}

	/**
	 * Expect something else than what the files make of a new database.
	 * @param sql what mending changes there
	 */
	void wantAfter(String sql) {
		this.wanted = fresh(sql);
	}

	void execute(String sql) {
		this.database.execute(sql);
	}

	/**
	 * Run SQL that the server is to refuse half way.
	 * @param sql such as an index that cannot be unique
	 */
	void fail(String sql) {
		try {
			this.database.execute(sql);
		}
		catch (IllegalStateException ex) {
			return;
		}
		throw new AssertionError(sql);
	}

	/**
	 * Bring the database to where files that are in order lead, as far as it comes.
	 * @param target how far
	 */
	void upgrade(String target) {
		this.wanted = fresh();
		this.workplace.run("upgrade", target);
	}

	/**
	 * Return what the files made of a new database when they were in order.
	 * @return its schema, as SQL
	 */
	String wanted() {
		return this.wanted;
	}

	void git(String... words) {
		try {
			List<String> command = new ArrayList<>(List.of("git"));
			command.addAll(List.of(words));
			ProcessBuilder builder = new ProcessBuilder(command).directory(this.directory.toFile())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD);
			builder.environment().putAll(GitIdentity.VARIABLES);
			if (builder.start().waitFor() != 0) {
				throw new AssertionError(command);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Ask the doctor.
	 * @return the kinds of what is found, in alphabetical order
	 */
	List<String> found() {
		this.findings = this.workplace.run("doctor", "--json").json().get("findings");
		TreeSet<String> found = new TreeSet<>();
		this.findings.forEach((finding) -> found.add(finding.get("id").asString()));
		return List.copyOf(found);
	}

	/**
	 * Carry out what the worst finding offers, and look again, until nothing is offered.
	 * @return the kinds of what is found then
	 */
	List<String> mended() {
		List<String> found = List.of();
		for (JsonNode offer = offer(); offer != null; offer = offer()) {
			new OfferedRepair(this.workplace, this.directory, this.database).carryOut(offer);
			found = found();
			this.repairs++;
			if (this.repairs > MOST_REPAIRS) {
				throw new AssertionError("what is offered does not help: " + this.findings);
			}
		}
		return found;
	}

	// Whatever is left over is what somebody else has made.
	private @Nullable JsonNode offer() {
		JsonNode last = null;
		for (JsonNode finding : this.findings) {
			boolean named = finding.get("id").asString().equals("ledger-elsewhere");
			if (named || !finding.get("command").isNull()) {
				if (!finding.get("id").asString().equals("drift")) {
					return finding;
				}
				last = finding;
			}
		}
		return last;
	}

	/**
	 * Return what the files make of a new database.
	 * @return its schema, as SQL
	 */
	String fresh() {
		return fresh("SELECT 1");
	}

	private String fresh(String sql) {
		PostgresDatabase fresh = PostgresServer.shared().createDatabase();
		try {
			Outcome outcome = workplace(fresh).run("upgrade", "heads");
			fresh.execute(sql);
			return (outcome.exitCode() == 0) ? schema(fresh) : outcome.err();
		}
		finally {
			fresh.drop();
		}
	}

	String live() {
		return schema(this.database);
	}

	// Who owns what is the affair of the database.
	private String schema(PostgresDatabase one) {
		return workplace(one).run("dump", "--exclude", "owner").out();
	}

}
