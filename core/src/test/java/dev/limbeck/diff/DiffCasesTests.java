package dev.limbeck.diff;

import java.io.IOException;
import java.nio.file.Files;
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
 * Each pair of {@code cases/diff} is proven in both directions, with rows, there and
 * back.
 */
class DiffCasesTests {

	private static final Path FOLDER = Path.of("src/test/resources/cases/diff");

	@ParameterizedTest
	@MethodSource("pairs")
	void theOldBecomesTheNewAndComesBack(SchemaPair pair) throws SQLException, IOException {
		assertThat(proof(pair).problems(Side.OLD)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void theNewBecomesTheOldAndComesBack(SchemaPair pair) throws SQLException, IOException {
		Extent.skipUnlessAllOrOneOf(4, pair);
		assertThat(proof(pair).problems(Side.NEW)).isEmpty();
	}

	private static DiffProof proof(SchemaPair pair) throws IOException {
		return new DiffProof(pair, new Observer("SET search_path = pg_catalog; "
				+ Files.readString(Path.of("src/main/resources/dev/limbeck/proof/observer.sql"))));
	}

	static List<SchemaPair> pairs() {
		int version = PostgresServer.shared().version();
		return SchemaPair.all(FOLDER).stream().filter((pair) -> pair.isFor(version)).toList();
	}

}
