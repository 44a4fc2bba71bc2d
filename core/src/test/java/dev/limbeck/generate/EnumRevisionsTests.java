package dev.limbeck.generate;

import java.util.List;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.model.Difference;
import dev.limbeck.model.TextModel;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.proof.ProofReport;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What changes in an enum type becomes revisions that keep what rows hold, whatever else
 * uses the type, and no revision uses a value before it is committed.
 */
class EnumRevisionsTests {

	private static final String USES = """
			CREATE TYPE mood AS ENUM (%s);
			CREATE TABLE item (id int PRIMARY KEY, m mood NOT NULL DEFAULT %s, all_of mood[] DEFAULT ARRAY[%s]::mood[]);
			CREATE VIEW good AS SELECT id, m FROM item WHERE m = %s;
			CREATE INDEX some ON item (id) WHERE m = %s;
			""";

	private static ScratchServer scratch;

	@BeforeAll
	static void prepare() {
		scratch = ScratchServers
			.beside(Connector.to(DatabaseUrl.parse(PostgresServer.shared().createDatabase().url())));
	}

	@AfterAll
	static void close() {
		scratch.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			'sad', 'ok'        | 'ok' | 'sad', 'ok', 'happy' | 'ok'
			'sad', 'ok'        | 'ok' | 'sad', 'ok', 'happy' | 'happy'
			'sad', 'ok'        | 'ok' | 'worst', 'sad', 'so', 'ok' | 'so'
			'sad', 'ok'        | 'ok' | 'ok', 'sad'          | 'ok'
			""")
	void whatIsAddedOrMovedKeepsRows(String before, String first, String after, String then) {
		assertThatItIsProven(uses(before, first), uses(after, then), "INSERT INTO item (id) VALUES (1), (2)");
		assertThatItIsProven(uses(after, then), uses(before, first), "INSERT INTO item VALUES (1, " + first + ")");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			'sad', 'ok', 'happy' | 'happy' | 'sad', 'ok' | 'ok'
			'sad', 'ok', 'happy' | 'ok'    | 'ok'        | 'ok'
			""")
	void whatIsTakenAwayKeepsTheOtherRows(String before, String first, String after, String then) {
		assertThatItIsProven(uses(before, first), uses(after, then),
				"INSERT INTO item VALUES (1, 'ok', ARRAY['ok']::mood[])");
	}

	private static String uses(String values, String value) {
		return USES.formatted(values, value, value, value, value);
	}

	private static void assertThatItIsProven(String before, String after, String rows) {
		Difference difference = Difference.towards(TextModel.of("before", before), TextModel.of("after", after),
				Scope.ALL, scratch);
		List<GeneratedRevision> revisions = GeneratedRevision.of(difference, scratch);
		assertThat(revisions).isNotEmpty();
		for (ProofReport report : GeneratedRevision.prove(revisions, scratch, rows)) {
			assertThat(report.problems()).as(revisions.toString()).isEmpty();
		}
	}

}
