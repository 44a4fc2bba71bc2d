package dev.limbeck.adopt;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.Remark;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.sql.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CarryScript} and {@link RevisionFileText}.
 */
class CarriedScriptTests {

	private static CarriedScript carry(String text) {
		return CarryScript.carry(ForeignScript.of("a.sql", text));
	}

	private static List<String> remarks(CarriedScript script) {
		return script.remarks().stream().map((remark) -> remark.code() + ":" + remark.line()).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN;\nSELECT 1;\nCOMMIT;\n", "begin transaction ;\nSELECT 1;\nend;", "SELECT 1;",
			"START TRANSACTION;\n\nSELECT 1;\nCOMMIT WORK" })
	void outerTransactionsAreTakenOut(String text) {
		CarriedScript script = carry(text);
		assertThat(script).isEqualTo(new CarriedScript("SELECT 1;", true, List.of()));
	}

	@Test
	void bodiesAndLiteralsAreLeftAlone() {
		String text = "DO $$ BEGIN PERFORM 1; END $$;\nSELECT 'BEGIN; COMMIT;';\n-- BEGIN;";
		assertThat(carry("BEGIN;\n" + text + "\nCOMMIT;").sql()).isEqualTo(text);
	}

	@Test
	void commitsInTheMiddleAreTold() {
		CarriedScript script = carry("BEGIN;\nSELECT 1;\nCOMMIT;\nBEGIN;\nSELECT 2;\nCOMMIT;");
		assertThat(script.sql()).isEqualTo("SELECT 1;\nSELECT 2;");
		assertThat(script.transactional()).isTrue();
		assertThat(remarks(script)).containsExactly("own-commit:5");
	}

	@Test
	void aNewLabelIsNotUsedInItsOwnTransaction() {
		CarriedScript script = carry("ALTER TYPE mood ADD VALUE 'ok';\nCOMMIT;\nINSERT INTO m VALUES ('ok');");
		assertThat(script.transactional()).isFalse();
	}

	@Test
	void rollbacksAreLeftToPeople() {
		CarriedScript script = carry("SELECT 1;\nROLLBACK;");
		assertThat(script.sql()).isEqualTo("SELECT 1;\nROLLBACK;");
		assertThat(script.remarks()).allMatch(Remark::forPerson).hasSize(1);
	}

	@Test
	void harmlessCommandsOfPsqlBecomeComments() {
		CarriedScript script = carry("\\set ON_ERROR_STOP on\nSELECT 1;\n\\i other.sql\n");
		assertThat(script.sql()).isEqualTo("-- \\set ON_ERROR_STOP on\nSELECT 1;\n\\i other.sql");
		assertThat(remarks(script)).containsExactly("psql-command:1", "psql-command:3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- @downgrade", "-- Rollback: drop it", "-- Down", "---- DOWN ----", "/* @downgrade */",
			"-- @created 2020", "-- requires: other", "-- +goose Down", "--rollback DROP TABLE t;", "-- @adopted x",
			"-- Deploy shop:users to pg", "/*\n * @revision 5\n */", "SELECT 1, -- @upgrade\n2;", "-- \u200B@downgrade",
			"-- @finish now" })
	void commentsThatLookLikeTagsAreReworded(String comment) {
		CarriedScript script = carry(comment + "\nDROP TABLE IF EXISTS t;");
		List<Remark> remarks = new ArrayList<>();
		String text = new RevisionFileText("a.sql", List.of("-- One", "-- @revision a1"), script, null).write(remarks);
		assertThat(remarks).isEmpty();
		RevisionScript read = RevisionScript.parse(new SourceText("a.sql", text));
		assertThat(read.revision().id()).isEqualTo("a1");
		assertThat(read.upgrade().statements()).isNotEmpty();
		assertThat(read.downgrade()).isNull();
	}

}
