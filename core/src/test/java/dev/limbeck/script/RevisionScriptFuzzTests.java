package dev.limbeck.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.limbeck.fuzz.Fuzzer;
import dev.limbeck.java.ClassFiles;
import dev.limbeck.java.FillNames;
import dev.limbeck.revision.SymbolException;
import dev.limbeck.revision.SymbolRange;
import dev.limbeck.script.classfile.ClassFile;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.placeholder.Placeholders;
import org.junit.jupiter.api.Test;

/**
 * Whatever a revision file holds, it is read or refused.
 */
class RevisionScriptFuzzTests {

	@Test
	void revisionFiles() {
		Fuzzer.of(ScriptException.class, """
				-- Give reminders a due date
				-- @revision 3b7a1d2e4f56
				-- @revises  2a3f4c9d1cde, 77aa
				-- @depends-on billing
				-- @created  2026-11-20T09:30:00Z
				-- @lock-timeout 5s

				-- @upgrade
				ALTER TABLE reminder ADD due_at timestamptz;
				/* a comment */
				-- @downgrade
				-- @transaction none
				DROP INDEX CONCURRENTLY a;
				""", "-- @revision a\nCOPY t FROM stdin;\n1\n\\.\n-- Rollback: drops it\nDROP TABLE t;\n")
			.words("-- @downgrade\n", "-- @branch a b\n", "-- @statement-timeout 1 h\n", "-- +goose Down\n",
					"/* @undo */", "-- -- @downgrade\n", "-- @\u00A0upgrade\n", "-- roll back")
			.feed((text) -> RevisionScript.parse(new SourceText("a.sql", text)).revision());
	}

	@Test
	void downgradesOfTheLedger() {
		Fuzzer
			.of(ScriptException.class, "-- @transaction none\nDROP INDEX a;\nDROP TABLE b;", "SELECT 'x'; -- @upgrade")
			.words("-- @transaction none\n", "$$", "COPY a FROM stdin;\n")
			.feed((text) -> StoredDowngrade.parse("a", text, Placeholders.NONE).statements().size());
	}

	@Test
	void symbols() {
		Fuzzer.of(SymbolException.class, "a1b2+2:heads", "billing@head", "base:3f-1", "label@+2")
			.words("heads", "current", "@", "+", "-1", ":")
			.feed(SymbolRange::parse);
	}

	@Test
	void classFiles() {
		String bytes = new String(ClassFiles.bytes(FillNames.class), StandardCharsets.ISO_8859_1);
		Fuzzer.of(IOException.class, bytes)
			.words("\u0001", "\uFFFF", "\u00FF\u00FF", "\u007F\u00FF\u00FF\u00FF")
			.feed((text) -> ClassFile.read(text.getBytes(StandardCharsets.ISO_8859_1)).name());
	}

}
