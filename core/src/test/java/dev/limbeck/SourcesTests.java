package dev.limbeck;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which names are found in a Java file.
 */
class SourcesTests {

	private static final Path FILE = Path.of("dev", "limbeck", "sql", "Example.java");

	@Test
	void anImportIsFound() {
		assertThat(upward("import dev.limbeck.script.Tag;")).containsExactly("dev.limbeck.script.Tag");
		assertThat(upward("import static dev.limbeck.script.Tag.NAME;")).containsExactly("dev.limbeck.script.Tag");
		assertThat(upward("import dev.limbeck.step.runner.*;")).containsExactly("dev.limbeck.step.runner.*");
	}

	@Test
	void aNameInFullIsFound() {
		assertThat(upward("int i = dev.limbeck.step.failure.Retries.MOST + 1;"))
			.containsExactly("dev.limbeck.step.failure.Retries");
		assertThat(upward("dev.limbeck.ledger\n\t\t.Ledger.X")).containsExactly("dev.limbeck.ledger.Ledger");
	}

	@Test
	void whatLiesBelowAndOtherNamesAreFree() {
		assertThat(upward("import dev.limbeck.SqlState;\nimport dev.limbeck.sql.SqlScript;\npackage dev.limbeck.step;"))
			.isEmpty();
		assertThat(upward("my.dev.limbeck.script.Tag")).isEmpty();
	}

	@Test
	void innerTypesAreTold() {
		String text = "dev.limbeck.sql.SqlLexer, dev.limbeck.sql.SourceText, dev.limbeck.migrate.Migrator";
		assertThat(Sources.arrows(FILE, text)).extracting(Sources.Arrow::isToInnerType)
			.containsExactly(true, false, false);
	}

	@Test
	void onlyRoomsOfACircleAreNamed() {
		assertThat(Sources.circle(List.of(arrow("a", "b"), arrow("b", "c"), arrow("c", "b"), arrow("c", "d"))))
			.containsExactlyInAnyOrder("b", "c");
		assertThat(Sources.circle(List.of(arrow("a", "b"), arrow("a", "c"), arrow("b", "c"), arrow("c", "c"))))
			.isEmpty();
	}

	private static Sources.Arrow arrow(String from, String to) {
		return new Sources.Arrow(FILE, from, to, "Example");
	}

	private static List<String> upward(String text) {
		return Sources.arrows(FILE, text)
			.stream()
			.filter(Sources.Arrow::isUpward)
			.map((arrow) -> arrow.to() + "." + arrow.type())
			.toList();
	}

}
