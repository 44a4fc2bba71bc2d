package dev.limbeck.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each schema of {@code cases/diff} is taken over, as one revision and as chains.
 */
class BaselineCasesTests {

	private static final Path FOLDER = Path
		.of(System.getProperty("limbeck.tests.diff-cases", "src/test/resources/cases/diff"));

	private static final String SINCE = "-- from PostgreSQL ";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@MethodSource("schemas")
	void anEmptyDatabaseBecomesTheSame(Path file) throws IOException {
		Extent.skipUnlessAllOrOneOf(3, file);
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		try {
			database.execute(Files.readString(file));
			Takeover takeover = new Takeover(this.directory, database);
			for (Split split : List.of(Split.KIND, Split.SCHEMA, Split.NONE).subList(0, Extent.choose(1, 3))) {
				assertThat(takeover.proven(split)).isNotEmpty();
			}
		}
		finally {
			database.drop();
		}
	}

	static List<Path> schemas() throws IOException {
		try (Stream<Path> files = Files.walk(FOLDER)) {
			return files.filter((file) -> List.of("old.sql", "new.sql").contains(file.getFileName().toString()))
				.filter(BaselineCasesTests::isCase)
				.sorted()
				.toList();
		}
	}

	private static boolean isCase(Path file) {
		try {
			String text = Files.readString(file);
			String first = text.lines().findFirst().orElse("");
			return text.contains("CREATE") && (!first.startsWith(SINCE)
					|| PostgresServer.shared().version() >= Integer.parseInt(first.substring(SINCE.length()).strip()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
