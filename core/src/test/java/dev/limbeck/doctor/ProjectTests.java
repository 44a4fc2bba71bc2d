package dev.limbeck.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.doctor.file.History;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.script.location.Locations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Project}: what stands around the files.
 */
class ProjectTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "SPRING_JPA_HIBERNATE_DDL_AUTO", "SPRING_JPA_HIBERNATE_DDLAUTO",
			"SPRING_JPA_PROPERTIES_HIBERNATE_HBM2DDL_AUTO" })
	void aVariableMayHaveHibernateChangeTheSchema(String name) {
		assertThat(found(Map.of(name, "update"))).extracting(Finding::condition)
			.containsExactly("The variable " + name + " sets ddl-auto to update.");
	}

	@Test
	void otherVariablesAndValuesDoNot() {
		assertThat(found(Map.of("SPRING_JPA_HIBERNATE_DDL_AUTO", "validate", "DDL_AUTO", "update"))).isEmpty();
	}

	private List<Finding> found(Map<String, String> environment) {
		Locations locations = Locations.of(List.of("file:" + this.directory), getClass().getClassLoader());
		return new Project(locations, this.directory, false, environment).findings(History.read(locations, List.of()),
				Set.of());
	}

}
