package dev.limbeck.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.UnfitFileException;
import dev.limbeck.cli.environment.NamedDatabase;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.model.EmptyModel;
import dev.limbeck.model.Model;
import dev.limbeck.model.RevisionsModel;
import dev.limbeck.model.SnapshotModel;
import dev.limbeck.model.SqlModel;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.revision.SymbolException;
import dev.limbeck.schema.snapshot.SnapshotReader;

/**
 * A schema as it is named on the command line: a database, SQL, revisions or a snapshot.
 */
final class SchemaArgument {

	static final String DESCRIPTION = "A URL; live, the database of all commands; a file or folder of SQL; "
			+ "model, what the application's entities say; "
			+ "@X, the revisions up to X, such as @heads, also without the @ if no file is called so; or a file that "
			+ "snapshot wrote.";

	// Where projects keep what their schema should be.
	private static final List<String> USUAL = List.of("schema.sql", "db/schema.sql", "db/schema",
			"src/main/resources/schema.sql", "src/main/resources/db/schema.sql", "src/main/resources/db/schema");

	private static final String LIVE = "live";

	static final String MODEL = "model";

	private final Invocation invocation;

	SchemaArgument(Invocation invocation) {
		this.invocation = invocation;
	}

	Model parse(String text) {
		if (text.equals(LIVE)) {
			return live();
		}
		if (text.equals(MODEL)) {
			return model();
		}
		if (text.startsWith("@")) {
			return revisions(text.substring(1));
		}
		if (isUrl(text)) {
			return database(this.invocation.environment().database(this.invocation.options().withUrl(text)));
		}
		return file(text);
	}

	Model live() {
		return database(this.invocation.database());
	}

	private Model model() {
		Model model = this.invocation.environment().model(this.invocation.options());
		if (model == null) {
			throw new UsageException("Nothing here is a model by itself.",
					"Run the command in an application with JPA entities or with a bean of type Model, as in "
							+ "\"java -jar app.jar limbeck\"; or name a file or folder of SQL.");
		}
		return model;
	}

	/**
	 * Take what an application says by itself, or the SQL that lies where projects keep
	 * it, for the model.
	 * @param option which names another one
	 * @return the model
	 * @throws UsageException if there is neither
	 */
	Model usual(String option) {
		Model own = this.invocation.environment().model(this.invocation.options());
		if (own != null) {
			return own;
		}
		Path directory = this.invocation.environment().workingDirectory();
		return file(USUAL.stream()
			.filter((path) -> Files.exists(directory.resolve(path)))
			.findFirst()
			.orElseThrow(() -> new UsageException("Nothing says what the schema should be.",
					"Name a file or folder of SQL, a database or a snapshot with " + option + ".")));
	}

	private static Model database(NamedDatabase database) {
		return new DatabaseModel(database.connector(), database.source());
	}

	/**
	 * Understand a symbol. Only "current" contacts a database.
	 * @param symbol what the user wrote
	 * @return ids, none for base
	 */
	Set<String> resolve(String symbol) {
		Symbol parsed = Symbol.parse(symbol);
		RevisionGraph graph = this.invocation.scripts().graph();
		return Overview.of(this.invocation, graph, Symbols.needDatabase(parsed)).resolver().resolve(parsed);
	}

	/**
	 * Take what revisions make for a model.
	 * @param symbol the last of them
	 * @return the model
	 */
	Model revisions(String symbol) {
		List<Symbol> targets = resolve(symbol).stream().map(Symbol::parse).toList();
		return targets.isEmpty() ? new EmptyModel()
				: new RevisionsModel("@" + symbol, this.invocation::migratorOf, targets);
	}

	static boolean isUrl(String text) {
		String start = text.toLowerCase(Locale.ROOT);
		return start.startsWith("jdbc:") || start.startsWith("postgres:") || start.startsWith("postgresql:")
				|| text.contains("://");
	}

	private Model file(String text) {
		Path path = path(text);
		if (Files.isDirectory(path)) {
			return new SqlModel(path);
		}
		if (!Files.exists(path)) {
			if (isRevision(text)) {
				return revisions(text);
			}
			throw new UsageException("There is no file or folder " + text + ".",
					"Name a URL, live, a file or folder of SQL, @X for revisions, or a snapshot.");
		}
		return isSnapshot(path) ? new SnapshotModel(path) : new SqlModel(path);
	}

	// What names a revision needs no @, unless a file is called like that.
	private boolean isRevision(String text) {
		try {
			Symbol symbol = Symbol.parse(text);
			return Symbols.needDatabase(symbol)
					|| !Overview.of(this.invocation, false).resolver().resolve(symbol).isEmpty();
		}
		catch (SymbolException ex) {
			return false;
		}
	}

	private static boolean isSnapshot(Path path) {
		try {
			return SnapshotReader.isSnapshot(path);
		}
		catch (IOException ex) {
			throw new LimbeckException("unreadable-file", path + " " + UnfitFileException.reason(ex) + ".",
					"Let the process read it.");
		}
	}

	private Path path(String text) {
		try {
			// What is written into files must not tell where somebody's project lies.
			Path directory = this.invocation.environment().workingDirectory();
			return directory.equals(Path.of("").toAbsolutePath()) ? Path.of(text) : directory.resolve(text);
		}
		catch (InvalidPathException ex) {
			throw new UsageException(text + " is no path.", "Correct it.");
		}
	}

}
