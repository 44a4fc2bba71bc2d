package dev.limbeck.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.doctor.scratch.ScratchExamination;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.postgres.Pgbouncer;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import dev.limbeck.script.location.Locations;
import org.jspecify.annotations.Nullable;

/**
 * A project as a file of {@code cases/doctor} describes it. A line {@code --- path}
 * begins a file; {@code --- git ...} runs git, {@code --- upgrade} applies what is there
 * so far, {@code --- sql} runs what follows, {@code --- sql as ROLE} runs it and looks as
 * that role, {@code --- lock} holds the migration lock, {@code --- nowhere} names a
 * database that is not there, {@code --- branches} has them read, {@code --- scratch} has
 * revisions tried, {@code --- locations} names others. <code>\x{E9}</code> is a byte,
 * <code>\&#117;{FEFF}</code> a character.
 */
final class DoctorCase implements AutoCloseable {

	private final Path directory;

	private final List<Connection> held = new ArrayList<>();

	private List<String> locations;

	private boolean branches;

	private boolean scratch;

	private @Nullable PostgresDatabase database;

	private @Nullable String url;

	private @Nullable String role;

	private @Nullable Pgbouncer pooler;

	DoctorCase(Path directory) {
		this.directory = directory;
		this.locations = List.of(directory.resolve("db/migration").toString());
	}

	Diagnosis examine(String text) {
		write(this.directory.resolve("db/migration/.keep"), "");
		for (String part : ("\n" + text).split("\n--- ")) {
			int end = part.indexOf('\n');
			if (!part.isBlank()) {
				act((end < 0) ? part : part.substring(0, end), (end < 0) ? "" : part.substring(end + 1));
			}
		}
		Doctor doctor = Doctor.of(locations()).in(this.directory, this.branches);
		doctor = (this.url != null) ? doctor.on(connector(this.url), "DATABASE_URL", "public") : doctor;
		return this.scratch ? tried(doctor) : doctor.examine(IgnoredFindings.NONE);
	}

	private Diagnosis tried(Doctor doctor) {
		PostgresDatabase bench = PostgresServer.shared().createDatabase();
		try (ScratchServer server = ScratchServers.beside(connector(bench.url()))) {
			DatabaseModel live = (this.url != null) ? new DatabaseModel(connector(this.url), "DATABASE_URL") : null;
			return doctor.trying(new ScratchExamination(server, this::migrator, Scope.ALL, live))
				.examine(IgnoredFindings.NONE);
		}
		finally {
			bench.drop();
		}
	}

	private Migrator migrator(Connector connector) {
		return Migrator.builder(connector).locations(this.locations).build();
	}

	private Locations locations() {
		return Locations.of(this.locations, DoctorCase.class.getClassLoader());
	}

	private void act(String title, String content) {
		if (title.startsWith("git ")) {
			git(title);
		}
		else if (title.startsWith("sql")) {
			sql(title, content);
		}
		else if (title.equals("nowhere")) {
			this.url = "postgresql://nobody@localhost:1/none";
		}
		else if (title.equals("branches")) {
			this.branches = true;
		}
		else if (title.equals("scratch")) {
			this.scratch = true;
		}
		else if (title.equals("locations")) {
			this.locations = List.of(this.directory.resolve(content.strip()).toString());
		}
		else {
			switch (title) {
				case "upgrade" -> upgrade();
				case "lock" -> lock();
				case "pooler" -> pooler();
				default -> write(this.directory.resolve(title), content);
			}
		}
	}

	private PostgresDatabase database() {
		PostgresDatabase known = this.database;
		if (known == null) {
			known = PostgresServer.shared().createDatabase();
			this.database = known;
			this.url = known.url();
		}
		return known;
	}

	private void sql(String title, String content) {
		database().execute(content.replace(":database", database().name()));
		if (title.startsWith("sql as ")) {
			this.role = title.substring("sql as ".length());
			this.url = database().url(this.role, "secret");
		}
	}

	private void upgrade() {
		database();
		migrator(connector(database().url())).upgrade();
	}

	private void lock() {
		try {
			Connection connection = database().connect();
			this.held.add(connection);
			connection.createStatement()
				.execute("SELECT pg_catalog.pg_advisory_lock(" + new Ledger("public").lockKey() + ")");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void pooler() {
		this.pooler = Pgbouncer.start(PostgresServer.shared(), "session");
		this.url = this.pooler.url(database());
	}

	private static Connector connector(String url) {
		return Connector.to(DatabaseUrl.parse(url));
	}

	private void git(String command) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command.split(" ")).directory(this.directory.toFile())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD);
			builder.environment().putAll(GitIdentity.VARIABLES);
			if (builder.start().waitFor() != 0) {
				throw new IllegalStateException(command);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static void write(Path file, String content) {
		try {
			Files.createDirectories(file.getParent());
			Files.write(file, bytes(content));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] bytes(String content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		int at = 0;
		while (at < content.length()) {
			boolean escape = content.startsWith("\\x{", at) || content.startsWith("\\u{", at);
			int end = escape ? content.indexOf('}', at) : at;
			if (escape) {
				int value = Integer.parseInt(content.substring(at + 3, end), 16);
				bytes.write((content.charAt(at + 1) == 'x') ? new byte[] { (byte) value }
						: Character.toString(value).getBytes(StandardCharsets.UTF_8));
			}
			else {
				bytes.write(content.substring(at, at + 1).getBytes(StandardCharsets.UTF_8));
			}
			at = end + 1;
		}
		return bytes.toByteArray();
	}

	@Override
	public void close() throws SQLException {
		for (Connection connection : this.held) {
			connection.close();
		}
		if (this.pooler != null) {
			this.pooler.close();
		}
		if (this.role != null && this.database != null) {
			this.database.execute("DROP OWNED BY " + this.role + "; DROP ROLE " + this.role);
		}
		if (this.database != null) {
			this.database.drop();
		}
	}

}
