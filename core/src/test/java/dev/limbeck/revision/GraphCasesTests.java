package dev.limbeck.revision;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.revision.GraphCase.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Facts about graphs, measured on Alembic, as {@code cases/graph/sample.json} lists them.
 */
class GraphCasesTests {

	static Stream<GraphCase> cases() throws IOException {
		try (InputStream file = GraphCasesTests.class.getResourceAsStream("/cases/graph/sample.json")) {
			List<GraphCase> cases = JsonMapper.shared()
				.readTree(file)
				.path("cases")
				.values()
				.stream()
				.map(GraphCase::new)
				.toList();
			return cases.stream();
		}
	}

	static Stream<GraphCase> orders() throws IOException {
		return cases().filter(GraphCase::hasOrder);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void endsAsExpected(GraphCase fact) {
		Outcome outcome = fact.outcome();
		assertThat(fact.expectedCodes()).contains(outcome.code());
		if (!fact.isError()) {
			assertThat(outcome.result()).isEqualTo(fact.expectedResult());
		}
	}

	@ParameterizedTest
	@MethodSource("orders")
	void runsInAValidOrder(GraphCase fact) {
		List<String> order = fact.outcome().order();
		assertThat(order).containsExactlyInAnyOrderElementsOf(fact.expectedOrder());
		assertThat(fact.firstOutOfOrder(order)).isEmpty();
		if (fact.isExact()) {
			assertThat(order).isEqualTo(fact.expectedOrder());
		}
	}

}
