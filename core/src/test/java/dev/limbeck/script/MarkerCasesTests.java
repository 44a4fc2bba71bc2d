package dev.limbeck.script;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole text of the error about each {@link MarkerCase}, and what is run of those
 * that hold nothing but prose. {@code -Dlimbeck.cases.update=true} writes down both
 * instead.
 */
class MarkerCasesTests {

	private static final boolean UPDATE = Boolean.getBoolean("limbeck.cases.update");

	static Stream<MarkerCase> cases() {
		return MarkerCase.all();
	}

	@Test
	void thereAreCases() {
		assertThat(cases()).hasSizeGreaterThanOrEqualTo(170);
		assertThat(cases().filter(MarkerCase::isHarmless)).hasSizeGreaterThanOrEqualTo(60);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void whatIsNoTagIsToldUnlessItIsProse(MarkerCase marker) throws IOException {
		String outcome = outcome(marker.text());
		if (UPDATE) {
			Files.writeString(marker.expected(), outcome);
		}
		assertThat(outcome).isEqualTo(Files.readString(marker.expected()));
		assertThat(outcome.startsWith("upgrade:")).isEqualTo(marker.isHarmless());
	}

	private static String outcome(String text) {
		try {
			RevisionScript script = RevisionScript.parse(new SourceText("db/a.sql", text));
			Section downgrade = script.downgrade();
			return "upgrade:\n" + statements(script.upgrade())
					+ ((downgrade != null) ? "downgrade:\n" + statements(downgrade) : "");
		}
		catch (ScriptException ex) {
			return ex.code() + "\n\n" + ex.description() + "\n\n" + ex.action() + "\n";
		}
	}

	private static String statements(Section section) {
		return section.statements()
			.stream()
			.map((statement) -> "  " + section.text(statement) + "\n")
			.collect(Collectors.joining());
	}

}
