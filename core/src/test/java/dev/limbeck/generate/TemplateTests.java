package dev.limbeck.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.limbeck.LimbeckException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Template}.
 */
class TemplateTests {

	@TempDir
	Path folder;

	@Test
	void fillsInVariables() {
		assertThat(fill("-- {{a}} and {{ a }}{{b}}", Map.of("a", "1", "b", ""))).isEqualTo("-- 1 and 1\n");
	}

	@Test
	void leavesOutLinesWhoseVariablesAreAllEmpty() {
		assertThat(fill("x\n-- {{b}} {{b}}\n-- {{b}}{{a}}\n\ny", Map.of("a", "1", "b", "")))
			.isEqualTo("x\n-- 1\n\ny\n");
	}

	@Test
	void doesNotFillInWhatAValueHolds() {
		assertThat(fill("{{a}}", Map.of("a", "{{b}} $1 \\", "b", "2"))).isEqualTo("{{b}} $1 \\\n");
	}

	@Test
	void leavesOtherBracesAlone() {
		String sql = "SELECT '{}'::jsonb, '{{1,2},{3,4}}'::int[], '${tenant}', '{a}';\n";
		assertThat(fill(sql, Map.of())).isEqualTo(sql);
	}

	@Test
	void namesAnUnknownVariableAndTheOthers() {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> fill("{{c}}", Map.of("b", "", "a", "")))
			.withMessage("my.sql holds the unknown variable {{c}}.")
			.satisfies((ex) -> assertThat(ex.action()).isEqualTo("Use a, b, each as {{name}}."));
	}

	@Test
	void writesLineFeedsAndNoByteOrderMark() throws IOException {
		Path file = Files.writeString(this.folder.resolve("my.sql"), "\uFEFFa\r\nb\r\n\r\n");
		assertThat(Template.read(file).fill(Map.of())).isEqualTo("a\nb\n");
	}

	@Test
	void tellsThatTheFileIsMissing() {
		LimbeckException ex = Refused.by(() -> Template.read(this.folder.resolve("none.sql")));
		assertThat(ex.description()).isEqualTo("The template " + this.folder.resolve("none.sql") + " does not exist.");
		assertThat(ex.action()).contains("limbeck.revision.template");
	}

	@Test
	void refusesATemplateThatIsNotUtf8() throws IOException {
		Path file = Files.write(this.folder.resolve("my.sql"), new byte[] { '-', '-', (byte) 0xE9 });
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> Template.read(file))
			.matches((ex) -> ex.code().equals("not-utf-8"));
	}

	private static String fill(String text, Map<String, String> values) {
		return new Template("my.sql", text).fill(values);
	}

}
