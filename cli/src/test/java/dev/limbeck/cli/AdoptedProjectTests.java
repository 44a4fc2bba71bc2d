package dev.limbeck.cli;

import java.nio.file.Path;
import java.util.Objects;

import dev.limbeck.adopt.ForeignFolder;
import dev.limbeck.adopt.ForeignProjects;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole projects of other tools, adopted with one command: nothing is left to people, and
 * nothing is found that is wrong.
 */
@ExtendWith(PostgresExtension.class)
class AdoptedProjectTests {

	@TempDir
	private Path directory;

	static Iterable<String> tools() {
		return ForeignProjects.ALL.keySet();
	}

	@ParameterizedTest
	@MethodSource("tools")
	void aProjectIsAdoptedWithOneCommand(String tool, PostgresDatabase database) {
		Objects.requireNonNull(ForeignProjects.ALL.get(tool)).accept(new ForeignFolder(this.directory));
		Workplace workplace = new Workplace(this.directory).on(database);
		assertThat(workplace.run("adopt", "--yes", "--into", "db/limbeck").exitCode()).isZero();
		workplace.file("limbeck.properties", "limbeck.locations=db/limbeck\n");
		assertThat(workplace.run("check", "--files").out()).isEqualTo("Everything is in order.\n");
		assertThat(workplace.run("upgrade").exitCode()).isZero();
		assertThat(workplace.run("check").out()).isEqualTo("Everything is in order.\n");
	}

}
