package dev.limbeck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.FindingKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on the doctor shows what its commands print about a real broken history, and
 * ends with the catalogue of findings. {@code -Dlimbeck.documentation.update=true} writes
 * both.
 */
class DoctorPageTests {

	private static final Path PAGE = Path.of("../docs/doctor.md");

	private static final Path CHAIN = Path.of("../core/src/test/resources/cases/broken-chain");

	private static final String REFERENCE = "## All findings\n";

	private static final List<String> COMMANDS = List.of("doctor --files", "doctor --files --fix --yes");

	@TempDir
	private Path directory;

	@Test
	void saysWhatIsPrintedAndWhatCanBeFound() throws IOException {
		copyChain();
		String page = Files.readString(PAGE);
		String written = withOutputs(page.substring(0, page.indexOf(REFERENCE))) + REFERENCE + reference();
		if (Boolean.getBoolean("limbeck.documentation.update")) {
			Files.writeString(PAGE, written);
		}
		assertThat(Files.readString(PAGE)).isEqualTo(written);
	}

	private void copyChain() throws IOException {
		try (Stream<Path> files = Files.walk(CHAIN.resolve("db"))) {
			for (Path file : files.toList()) {
				Files.copy(file, this.directory.resolve(CHAIN.relativize(file).toString()));
			}
		}
	}

	private String withOutputs(String text) {
		String written = text;
		for (String command : COMMANDS) {
			String start = "```console\n$ limbeck " + command + "\n";
			int from = written.indexOf(start) + start.length();
			written = written.substring(0, from) + output(command) + written.substring(written.indexOf("```", from));
		}
		return written;
	}

	private String output(String command) {
		Outcome outcome = new Workplace(this.directory).run(command.split(" "));
		String exit = (outcome.exitCode() != 0) ? "[exit " + outcome.exitCode() + "]\n" : "";
		return (outcome.err() + outcome.out()).replace(this.directory + "/", "")
			.replaceAll("\\d{8}T\\d{6}Z", "20261201T093000Z") + exit;
	}

	private static String reference() {
		StringBuilder text = new StringBuilder();
		String chapter = "";
		for (FindingKind kind : Catalogue.kinds()) {
			if (!kind.chapter().equals(chapter)) {
				chapter = kind.chapter();
				text.append("\n### ").append(chapter).append("\n");
			}
			text.append("\n#### ").append(kind.id()).append("\n");
			text.append("*").append(kind.severity().code()).append("* · ").append(kind.condition()).append("\n\n");
			text.append("- Effect: ").append(kind.effect()).append("\n");
			text.append("- Remedy: ").append(kind.remedy()).append("\n");
		}
		return text.toString();
	}

}
