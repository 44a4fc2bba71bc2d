package dev.limbeck.diff;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import dev.limbeck.diff.SchemaPair.Side;
import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each pair of {@code cases/diff} is gone through in both directions in two steps: first
 * without a loss, and then to the end.
 */
class KeepingCasesTests {

	@ParameterizedTest
	@MethodSource("pairs")
	void theOldBecomesTheNewWithoutALossFirst(SchemaPair pair) throws SQLException {
		Extent.skipUnlessAllOrOneOf(2, pair);
		assertThat(new KeepingProof(pair).problems(Side.OLD)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void theNewBecomesTheOldWithoutALossFirst(SchemaPair pair) throws SQLException {
		Extent.skipUnlessAllOrOneOf(2, pair);
		assertThat(new KeepingProof(pair).problems(Side.NEW)).isEmpty();
	}

	static List<SchemaPair> pairs() {
		int version = PostgresServer.shared().version();
		return SchemaPair.all(Path.of("src/test/resources/cases/diff"))
			.stream()
			.filter((pair) -> pair.isFor(version))
			.toList();
	}

}
