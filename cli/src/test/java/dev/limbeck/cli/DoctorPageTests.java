package dev.limbeck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.FindingKind;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on the doctor shows what its commands print about a real broken history, and
 * ends with the catalogue of findings. {@code -Dlimbeck.documentation.update=true} writes
 * both.
 */
@ExtendWith(PostgresExtension.class)
class DoctorPageTests {

	private static final Path PAGE = Path.of("../docs/doctor.md");

	private static final Path CHAIN = Path.of("../core/src/test/resources/cases/broken-chain");

	private static final String REFERENCE = "## All findings\n";

	private static final String CONSOLE = "```console\n$ ";

	@TempDir
	private Path directory;

	private Workplace workplace = new Workplace(Path.of(""));

	private String database = "";

	@Test
	void saysWhatIsPrintedAndWhatCanBeFound(PostgresDatabase live) throws IOException {
		copyChain();
		live.execute(Files.readString(CHAIN.resolve("live.sql")));
		this.database = live.name();
		this.workplace = new Workplace(this.directory).on(live)
			.variable("LIMBECK_DOCTOR_IGNORE", "server-setting: it is thrown away");
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

	// What stands in a block is typed, one command after the other.
	private String withOutputs(String text) throws IOException {
		StringBuilder written = new StringBuilder();
		int at = 0;
		for (int from = text.indexOf(CONSOLE); from >= 0; from = text.indexOf(CONSOLE, at)) {
			int end = text.indexOf('\n', from + CONSOLE.length()) + 1;
			written.append(text, at, end).append(output(text.substring(from + CONSOLE.length(), end).strip()));
			at = text.indexOf("```", end);
		}
		return written.append(text.substring(at)).toString();
	}

	private String output(String command) throws IOException {
		if (command.startsWith("sed -i s/")) {
			edit(command.split("[/ ]", 6)[3], command.split("[/ ]", 6)[4],
					command.substring(command.lastIndexOf(' ') + 1));
			return "";
		}
		Outcome outcome = this.workplace.run(command.replace("limbeck ", "").split(" "));
		String exit = (outcome.exitCode() != 0) ? "[exit " + outcome.exitCode() + "]\n" : "";
		return masked(outcome.err() + outcome.out()) + exit;
	}

	private void edit(String old, String replacement, String file) throws IOException {
		Path path = this.directory.resolve(file);
		Files.writeString(path, Files.readString(path).replace(old, replacement));
	}

	private String masked(String text) {
		return text.replace(this.directory + "/", "")
			.replaceAll("\\d{8}T\\d{6}Z", "20261201T093000Z")
			.replaceAll("in \\d\\.\\d s", "in 0.1 s")
			.replaceAll("; \\d ignored by limbeck.doctor.ignore", "")
			.replaceAll("[a-z0-9.]+:\\d+/" + this.database, "db.example.org:5432/habits");
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
