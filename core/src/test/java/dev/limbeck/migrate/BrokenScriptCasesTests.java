package dev.limbeck.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole text of the error about each {@link BrokenScript}, and what the database
 * holds afterwards. {@code -Dlimbeck.cases.update=true} writes down both instead.
 */
@ExtendWith(PostgresExtension.class)
class BrokenScriptCasesTests {

	private static final boolean UPDATE = Boolean.getBoolean("limbeck.cases.update");

	private static final Pattern STANDING = Pattern.compile("the database stands at ([^;]+?)(?:;.*)?\\.(?:\n|$)");

	@TempDir
	private Path folder;

	static Stream<BrokenScript> cases() {
		return BrokenScript.all();
	}

	@Test
	void thereAreCases() {
		assertThat(cases()).hasSizeGreaterThanOrEqualTo(45);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void theWholeErrorIsAsExpectedAndTrue(BrokenScript script, PostgresDatabase database)
			throws SQLException, IOException {
		Extent.skipUnlessAllOrOneOf(5, script);
		BrokenScriptRun run = new BrokenScriptRun(script, database, new RevisionFiles(this.folder));
		String told = told(run, run.failure());
		String afterwards = String.join("\n", run.afterwards()) + "\n";
		if (UPDATE) {
			Files.writeString(script.folder().resolve("expected.txt"), told);
			Files.writeString(script.folder().resolve("database.txt"), afterwards);
		}
		assertThat(told).isEqualTo(script.text("expected.txt"));
		assertThat(afterwards).isEqualTo(script.text("database.txt"));
		Matcher standing = STANDING.matcher(told);
		assertThat(standing.find() ? standing.group(1) : run.standing()).isEqualTo(run.standing());
	}

	private static String told(BrokenScriptRun run, LimbeckException failure) {
		assertThat(Objects.toString(failure, null)).as("failure").isNotNull();
		return run.mask(failure.code() + "\n\n" + failure.description() + "\n\n" + failure.action()) + "\n";
	}

}
