package dev.limbeck.cli;

import java.nio.file.Path;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * wait ends as soon as the database answers, or never will.
 */
@ExtendWith(PostgresExtension.class)
class WaitCommandTests {

	@TempDir
	private Path directory;

	@Test
	void theDatabaseAnswers(PostgresDatabase database) {
		Workplace workplace = new Workplace(this.directory).on(database);
		String place = "localhost:" + database.server().port() + "/" + database.name();
		assertThat(workplace.run("wait")).isEqualTo(new Outcome(0, "The database at " + place + " answers.\n", ""));
		assertThat(workplace.run("wait", "--json", "--timeout", "5s").out())
			.matches("\\{\"database\":\"" + place + "\",\"attempts\":1,\"elapsedMs\":\\d+}\n");
	}

	@Test
	void nobodyIsThere() {
		Outcome outcome = new Workplace(this.directory).run("wait", "--timeout=0", "--url",
				"postgresql://u@localhost:1/d", "--json");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.json().at("/error/description").stringValue()).contains("localhost:1/d");
	}

	@Test
	void aMissingDatabaseEndsTheWaitAtOnce(PostgresDatabase database) {
		Outcome outcome = new Workplace(this.directory).run("wait", "--timeout", "10m", "--url",
				"postgresql://postgres:s3cret@localhost:" + database.server().port() + "/nowhere");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).contains("nowhere").doesNotContain("s3cret");
	}

	@Test
	void aTimeoutThatIsNoneIsAUsageError() {
		assertThat(new Workplace(this.directory).run("wait", "--timeout", "soon")).isEqualTo(new Outcome(2, "", """
				Invalid value for option '--timeout': 'soon' is no duration such as 30s, 5m or 500ms
				See "limbeck wait --help".
				"""));
	}

}
