package dev.limbeck.adopt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.alembic.AlembicReader;
import dev.limbeck.adopt.file.FolderReader;
import dev.limbeck.adopt.file.MarkedFileReader;
import dev.limbeck.adopt.file.PairedFileReader;
import dev.limbeck.adopt.flyway.FlywayReader;
import dev.limbeck.adopt.liquibase.LiquibaseReader;
import dev.limbeck.adopt.project.Project;
import dev.limbeck.adopt.project.ProjectFolder;
import dev.limbeck.adopt.project.ProjectReader;
import dev.limbeck.adopt.project.Tool;
import dev.limbeck.adopt.sqitch.SqitchReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which tool a project is of, and where its migrations lie.
 */
public final class ProjectSearch {

	private static final List<String> USUAL = List.of("src/main/resources/db/migration",
			"src/main/resources/db/changelog", "alembic/versions", "migrations/versions", "db/migration",
			"db/migrations", "db/changelog", "migrations", "prisma/migrations", "sql/migrations", "sql", "db",
			"migration", ".");

	private static final int CLEAR = 2;

	private final Path base;

	private final List<ProjectReader> readers;

	/**
	 * Create a new search.
	 * @param base the working directory
	 * @param alembic the words that start Alembic, or {@code null} if it must not be run
	 */
	public ProjectSearch(Path base, @Nullable List<String> alembic) {
		this.base = base;
		this.readers = new ArrayList<>(List.of(new SqitchReader(), new FlywayReader(), new LiquibaseReader(),
				new AlembicReader(alembic), new PairedFileReader()));
		this.readers.addAll(MarkedFileReader.all());
		this.readers.addAll(FolderReader.all());
	}

	/**
	 * Read a project.
	 * @param folder of its migrations, or {@code null} to look in the usual ones
	 * @param tool whose project it is, or {@code null} to find out
	 * @return what was read
	 * @throws LimbeckException if there is none, it is not clear which one is meant, or
	 * it cannot be read
	 */
	public Project read(@Nullable Path folder, @Nullable Tool tool) {
		if (folder != null) {
			return read(ProjectFolder.of(this.base, this.base.resolve(folder)), tool);
		}
		for (String usual : USUAL) {
			Path path = this.base.resolve(usual).normalize();
			if (Files.isDirectory(path) && !isEmpty(path)) {
				ProjectFolder found = ProjectFolder.of(this.base, path);
				if (candidates(found, tool).stream().anyMatch((candidate) -> candidate.files() > 0)) {
					return read(found, tool);
				}
			}
		}
		throw new LimbeckException("no-project", "No migrations of another tool were found in " + this.base + ".",
				"Name their folder: limbeck adopt DIR.");
	}

	private static boolean isEmpty(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.findAny().isEmpty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Project read(ProjectFolder folder, @Nullable Tool tool) {
		List<Candidate> candidates = candidates(folder, tool);
		if (candidates.isEmpty() || candidates.get(0).files() == 0) {
			throw new LimbeckException("no-project",
					folder.name("") + " holds no migrations of " + ((tool != null) ? tool.title() : "a known tool")
							+ ".",
					"Name the folder that holds them; --from names the tool ("
							+ Stream.of(Tool.values()).map(Tool::word).collect(Collectors.joining(", ")) + ").");
		}
		if (candidates.size() > 1 && candidates.get(1).files() * CLEAR > candidates.get(0).files()) {
			throw new LimbeckException("several-tools",
					folder.name("") + " holds files of " + candidates.get(0).reader().tool().title() + " and of "
							+ candidates.get(1).reader().tool().title() + ".",
					"Say which tool is meant: --from " + candidates.get(0).reader().tool().word() + ".");
		}
		return candidates.get(0).reader().read(folder);
	}

	private List<Candidate> candidates(ProjectFolder folder, @Nullable Tool tool) {
		return this.readers.stream()
			.filter((reader) -> tool == null || reader.tool() == tool)
			.map((reader) -> new Candidate(reader, reader.recognized(folder)))
			.sorted(Comparator.comparing(Candidate::files).reversed())
			.toList();
	}

	/**
	 * A tool that a folder may be of.
	 *
	 * @param reader of the tool
	 * @param files how many it would take
	 */
	private record Candidate(ProjectReader reader, int files) {

	}

}
