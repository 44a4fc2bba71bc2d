package dev.limbeck.script;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import dev.limbeck.revision.Revision;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.TextPosition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RevisionScript} with files that are right.
 */
class RevisionScriptTests {

	private static final String FILE = """
			-- Give reminders a due date
			--
			-- @revision 3b7a1d2e4f56
			-- @revises  2a3f4c9d1cde
			-- @created  2026-11-20T09:30:00Z

			-- @upgrade
			ALTER TABLE reminders ADD COLUMN due_at timestamptz;

			-- @downgrade
			ALTER TABLE reminders DROP COLUMN due_at;
			""";

	@Test
	void readsTheRevisionFromTheHeader() {
		Revision revision = parse(FILE).revision();
		assertThat(revision.id()).isEqualTo("3b7a1d2e4f56");
		assertThat(revision.parents()).containsExactly("2a3f4c9d1cde");
		assertThat(revision.created()).isEqualTo(Instant.parse("2026-11-20T09:30:00Z"));
		assertThat(revision.description()).isEqualTo("Give reminders a due date");
		assertThat(revision.origin()).isEqualTo("db/migration/a.sql");
	}

	@Test
	void cutsBothSectionsIntoStatements() {
		RevisionScript script = parse(FILE);
		Section downgrade = Objects.requireNonNull(script.downgrade());
		assertThat(script.upgrade().statements()).singleElement()
			.extracting(script.upgrade()::text)
			.isEqualTo("ALTER TABLE reminders ADD COLUMN due_at timestamptz");
		assertThat(downgrade.statements()).singleElement()
			.extracting(downgrade::text)
			.isEqualTo("ALTER TABLE reminders DROP COLUMN due_at");
	}

	@Test
	void countsLinesFromTheTopOfTheFile() {
		Section upgrade = parse(FILE.replace("ALTER TABLE reminders ADD", "/* é */ ALTER TABLE reminders ADD"))
			.upgrade();
		assertThat(upgrade.position(upgrade.statements().get(0))).isEqualTo(new TextPosition(8, 9));
		assertThat(upgrade.statements().get(0).line()).isEqualTo(8);
	}

	@Test
	void withoutDowngradeItIsIrreversible() {
		assertThat(parse("-- @revision a\n-- @upgrade\nSELECT 1").downgrade()).isNull();
	}

	@Test
	void anEmptyDowngradeHasNothingToUndo() {
		Section downgrade = parse("-- @revision a\n-- @upgrade\nSELECT 1;\n-- @downgrade").downgrade();
		assertThat(Objects.requireNonNull(downgrade).statements()).isEmpty();
	}

	@Test
	void withoutSectionsEverythingAfterTheHeaderIsTheUpgrade() {
		RevisionScript script = parse("-- @revision a\n\n-- Make t\n-- and more\nCREATE TABLE t ();\nSELECT 1;\n");
		assertThat(script.upgrade().text()).isEqualTo("-- and more\nCREATE TABLE t ();\nSELECT 1;\n");
		assertThat(script.upgrade().statements()).hasSize(2);
		assertThat(script.downgrade()).isNull();
	}

	@Test
	void theDowngradeMayStandFirst() {
		RevisionScript script = parse("-- @revision a\n-- @downgrade\nSELECT 2;\n-- @upgrade\nSELECT 1;\n");
		assertThat(script.upgrade().text()).isEqualTo("SELECT 1;\n");
		assertThat(Objects.requireNonNull(script.downgrade()).text()).isEqualTo("SELECT 2;\n");
	}

	@Test
	void aSectionEndsAStatementWithoutSemicolon() {
		RevisionScript script = parse("-- @revision a\n-- @upgrade\nSELECT (1)\n-- @downgrade\nSELECT 2\n");
		assertThat(script.upgrade().text(script.upgrade().statements().get(0))).isEqualTo("SELECT (1)");
		assertThat(script.downgrade()).isNotNull();
	}

	@Test
	void aMergeMayBeEmpty() {
		RevisionScript script = parse("-- @revision m\n-- @revises a, b c\n-- @revises d\n");
		assertThat(script.revision().parents()).containsExactly("a", "b", "c", "d");
		assertThat(script.upgrade().statements()).isEmpty();
	}

	@Test
	void readsTheOtherLists() {
		Revision revision = parse("-- @revision a\n-- @depends-on x,my-lib\n-- @branch lib.1\n-- @replaces o p\n")
			.revision();
		assertThat(revision.dependsOn()).containsExactly("x", "my-lib");
		assertThat(revision.labels()).containsExactly("lib.1");
		assertThat(revision.replaces()).containsExactly("o", "p");
	}

	@Test
	void readsTheOptions() {
		assertThat(parse("-- @revision a\n").options()).isEqualTo(new ScriptOptions(null, null, false));
		assertThat(parse("-- @revision a\n-- @lock-timeout 500ms\n-- @statement-timeout 2min\n-- @placeholders\n")
			.options()).isEqualTo(new ScriptOptions(Duration.ofMillis(500), Duration.ofMinutes(2), true));
	}

	@Test
	void transactionNoneInTheHeaderHoldsForBothDirections() {
		RevisionScript script = parse("-- @revision a\n-- @transaction none\n-- @upgrade\n-- @downgrade\n");
		assertThat(script.upgrade().transactional()).isFalse();
		assertThat(Objects.requireNonNull(script.downgrade()).transactional()).isFalse();
	}

	@Test
	void transactionNoneUnderASectionHoldsForThatOne() {
		RevisionScript script = parse("-- @revision a\n-- @upgrade\n-- @transaction none\nSELECT 1;\n-- @downgrade\n");
		assertThat(script.upgrade().transactional()).isFalse();
		assertThat(Objects.requireNonNull(script.downgrade()).transactional()).isTrue();
	}

	@Test
	void keepsTheHintsInsideSections() {
		Section upgrade = parse(
				"-- @revision a\n-- @upgrade\n-- @renamed t.a -> t.b\nSELECT 1;\n-- @batch 1000\nSELECT 2;\n")
			.upgrade();
		assertThat(upgrade.hints()).extracting(Tag::name).containsExactly(TagName.RENAMED, TagName.BATCH);
		assertThat(upgrade.hints()).extracting(Tag::value).containsExactly("t.a -> t.b", "1000");
	}

	@Test
	void aTagIsALineCommentAndNothingElse() {
		RevisionScript script = parse("""
				-- @revision a
				-- @upgrade
				SELECT '
				-- @downgrade
				', $$
				-- @downgrade
				$$; /*
				-- @downgrade
				DROP TABLE t;
				*/
				COPY t FROM stdin;
				-- @downgrade
				\\.
				""");
		assertThat(script.downgrade()).isNull();
		assertThat(script.upgrade().statements()).hasSize(2);
	}

	@Test
	void otherWordsBehindAnAtSignAreLeftAlone() {
		RevisionScript script = parse(
				"-- @author Jane\n-- Make t\n-- @revision a\n-- @upgrade\n-- @see the wiki\nSELECT 1;");
		assertThat(script.revision().description()).isEqualTo("Make t");
		assertThat(script.upgrade().hints()).isEmpty();
	}

	@Test
	void theDescriptionFallsBackToTheFileName() {
		SourceText source = new SourceText("db/20261120_0930_3b7a_give_reminders_a_due-date.sql",
				"-- @revision 3b7a\n");
		assertThat(RevisionScript.parse(source).revision().description()).isEqualTo("give reminders a due date");
		assertThat(
				RevisionScript.parse(new SourceText("20261120_3b7a.sql", "-- @revision 3b7a")).revision().description())
			.isEmpty();
	}

	@Test
	void whatElseTheAuthorSaysStandsBehindTheDescription() {
		assertThat(parse("""
				-- Reminders
				-- @revision a
				--
				-- Why:
				--   they are wanted.
				-- -------

				-- @upgrade
				-- Not this.
				SELECT 1;
				""").furtherComment()).containsExactly("Why:", "  they are wanted.", "-------");
		assertThat(parse("-- @revision a\nSELECT 1;\n").furtherComment()).isEmpty();
	}

	@Test
	void commentsAreShownWithoutPasswords() {
		RevisionScript script = parse("""
				-- Set PASSWORD 'geheim4711' of app
				-- @revision a
				--
				-- It is not geheim4712 any more.
				ALTER ROLE app PASSWORD 'geheim4712';
				""");
		assertThat(script.revision().description()).isEqualTo("Set PASSWORD ************ of app");
		assertThat(script.furtherComment()).containsExactly("It is not ********** any more.");
	}

	@Test
	void drawnLinesAreNoDescription() {
		assertThat(parse("--------\n-- ====\n-- Make t\n-- @revision a\n").revision().description())
			.isEqualTo("Make t");
	}

	@Test
	void savepointsAndTheServersOwnSettingsAreFine() {
		assertThat(parse("""
				-- @revision a
				-- @upgrade
				SAVEPOINT s; ROLLBACK TO s; ROLLBACK WORK TO SAVEPOINT s; RELEASE s;
				PREPARE p AS SELECT 1;
				SET standard_conforming_strings = on;
				""").upgrade().statements()).hasSize(6);
	}

	@Test
	void savepointsAreFineWithoutATransaction() {
		assertThat(parse("-- @revision a\n-- @transaction none\n-- @upgrade\nSAVEPOINT s;").upgrade().statements())
			.hasSize(1);
	}

	private static RevisionScript parse(String text) {
		return RevisionScript.parse(new SourceText("db/migration/a.sql", text));
	}

}
