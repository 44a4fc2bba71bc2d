package dev.limbeck.sql;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SqlScript} against PostgreSQL's own split of the scripts in {@code cases/split}.
 */
class SplitCasesTests {

	static Stream<SplitCase> cases() {
		return SplitCase.all();
	}

	@Test
	void thereAreCases() {
		assertThat(cases()).hasSizeGreaterThanOrEqualTo(74);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void statementsAreThoseOfPostgres(SplitCase split) {
		SqlScript script = parse(split);
		assertThat(script.statements().stream().map(script::text))
			.containsExactlyElementsOf(split.strings("statements"));
		assertThat(script.statements().stream().map(SqlStatement::line))
			.containsExactlyElementsOf(split.integers("lines"));
		if (split.has("spans_utf16")) {
			assertThat(script.statements().stream().map((statement) -> List.of(statement.start(), statement.end())))
				.containsExactlyElementsOf(split.nodes("spans_utf16").map(SplitCasesTests::span).toList());
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void copyDataIsThatOfPsql(SplitCase split) {
		SqlScript script = parse(split);
		List<Copy> copies = Stream.iterate(0, (index) -> index < script.statements().size(), (index) -> index + 1)
			.flatMap((index) -> Copy.in(script, index))
			.toList();
		assertThat(copies).containsExactlyElementsOf(split.nodes("copy_blocks").map(Copy::of).toList());
	}

	@ParameterizedTest
	@MethodSource("cases")
	void metaCommandsAreThoseOfPsql(SplitCase split) {
		assertThat(parse(split).metaCommands().stream().map((command) -> command.line() + " " + command.text()))
			.containsExactlyElementsOf(split.nodes("meta_commands")
				.map((command) -> command.path("line").asInt() + " " + command.path("text").asString())
				.toList());
	}

	@ParameterizedTest
	@MethodSource("cases")
	void errorsAreThoseOfPostgres(SplitCase split) {
		LexicalError error = parse(split).error();
		JsonNode expected = split.expected().path("error");
		if (expected.isMissingNode()) {
			assertThat(error).isNull();
			return;
		}
		assertThat(error).isEqualTo(new LexicalError(expected.path("message").asString(),
				expected.path("parser_position_utf16").asInt(), expected.path("line").asInt()));
	}

	private static SqlScript parse(SplitCase split) {
		return SqlScript.parse(new SourceText(split.name() + ".sql", split.text()));
	}

	private static List<Integer> span(JsonNode node) {
		return List.of(node.path(0).asInt(), node.path(1).asInt());
	}

	/**
	 * A block of COPY data as the cases tell it.
	 */
	private record Copy(int statement, String data, List<Integer> span, String terminator, int line, long rows) {

		static Copy of(JsonNode node) {
			return new Copy(node.path("statement_index").asInt(), node.path("data").asString(),
					SplitCasesTests.span(node.path("data_utf16")), node.path("terminator").asString(),
					node.path("first_data_line").asInt(), node.path("rows").asLong());
		}

		static Stream<Copy> in(SqlScript script, int index) {
			return Stream.ofNullable(script.statements().get(index).copyData()).map((copy) -> {
				String data = script.source().text(copy.start(), copy.end());
				return new Copy(index, data, List.of(copy.start(), copy.end()), copy.terminated() ? "\\." : "eof",
						copy.firstLine(), data.lines().count());
			});
		}

	}

}
