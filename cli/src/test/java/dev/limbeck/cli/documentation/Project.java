package dev.limbeck.cli.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.cli.standalone.Screen;
import dev.limbeck.cli.standalone.Session;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The home directory and the database of somebody who follows a document. Paths and
 * database have the names that the document gives them.
 */
final class Project implements AutoCloseable {

	private static final String HOME = "/home/ann";

	private static final String PLACE = "localhost:5432/shop";

	private final Path home;

	private final PostgresDatabase database = PostgresServer.shared().createDatabase();

	private final Session session = new Session();

	private final Map<String, String> variables = new HashMap<>();

	private Path directory;

	Project(Path home) {
		this.home = home;
		this.directory = home;
		this.database.execute(
				"DO $$ BEGIN CREATE ROLE shop LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$; ALTER ROLE shop CREATEDB;"
						+ "ALTER DATABASE " + this.database.name() + " OWNER TO shop");
	}

	/**
	 * Write a file that the document shows. If it is there, its header must be the one
	 * that is shown.
	 * @param path relative to the current directory
	 * @param text its content
	 */
	void write(String path, String text) {
		try {
			Path file = this.directory.resolve(path);
			String marker = "\n-- @upgrade";
			if (Files.exists(file) && text.contains(marker)) {
				String old = Files.readString(file);
				assertThat(text).startsWith(old.substring(0, old.indexOf(marker)));
			}
			Files.createDirectories(file.getParent());
			Files.writeString(file, text + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Screen start() {
		return asDocumented(this.session.start(here(), this.variables));
	}

	/**
	 * Type a line.
	 * @param command the line, and what is answered to its questions
	 * @return what appears
	 */
	Screen type(ShownCommand command) {
		String line = command.line()
			.replace("~/", HOME + "/")
			.replace(HOME, this.home.toString())
			.replace(PLACE, place());
		List<String> words = new ArrayList<>(ShellWords.of(line));
		Map<String, String> environment = new HashMap<>(this.variables);
		while (words.get(0).matches("[A-Z_]+=.*")) {
			assign(words.remove(0), environment);
		}
		return switch (words.get(0)) {
			case "cd" -> changeDirectory(words.get(1));
			case "export" -> export(words.get(1));
			case "limbeck" -> asDocumented(limbeck(words.subList(1, words.size()), environment, command.answers()));
			default -> asDocumented(new Shell(this.directory, environment).run(line));
		};
	}

	// Paths that a command shows relative to the working directory must begin there. By
	// way of the root the way is the same from this process and from the project.
	private Path here() {
		int depth = Math.max(Path.of("").toAbsolutePath().getNameCount(), this.directory.getNameCount());
		return Path.of("../".repeat(depth)).resolve(this.directory.getRoot().relativize(this.directory));
	}

	private Screen limbeck(List<String> typed, Map<String, String> environment, List<String> answers) {
		int redirection = (typed.contains(">")) ? typed.indexOf(">") : typed.indexOf("<");
		if (redirection < 0) {
			return this.session.run(typed, here(), environment, answers);
		}
		Screen screen = this.session.run(typed.subList(0, redirection), here(), environment, List.of());
		if (!typed.contains(">")) {
			return screen;
		}
		try {
			Files.writeString(this.directory.resolve(typed.get(redirection + 1)), screen.out());
			return new Screen(screen.exitCode(), screen.text().replace(screen.out(), ""), "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Screen changeDirectory(String path) {
		this.directory = this.directory.resolve(path).normalize();
		assertThat(this.directory).isDirectory();
		return new Screen(0, "", "");
	}

	private Screen export(String assignment) {
		assign(assignment, this.variables);
		return new Screen(0, "", "");
	}

	private static void assign(String assignment, Map<String, String> environment) {
		int equals = assignment.indexOf('=');
		environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
	}

	private String place() {
		return "localhost:" + this.database.server().port() + "/" + this.database.name();
	}

	private Screen asDocumented(Screen screen) {
		return new Screen(screen.exitCode(), asDocumented(screen.text()), asDocumented(screen.out()));
	}

	private String asDocumented(String text) {
		Path here = here();
		return text.replace(here.toAbsolutePath().toString(), this.directory.toString())
			.replace(here + "/", "")
			.replace(place(), PLACE)
			.replace("localhost:" + this.database.server().port(), "localhost:5432")
			.replace("\"port\":" + this.database.server().port(), "\"port\":5432")
			.replace(this.database.name(), "shop")
			.replace(this.home.toString(), HOME);
	}

	@Override
	public void close() {
		this.database.drop();
	}

}
