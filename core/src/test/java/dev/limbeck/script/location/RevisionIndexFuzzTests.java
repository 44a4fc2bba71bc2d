package dev.limbeck.script.location;

import dev.limbeck.fuzz.Fuzzer;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;
import org.junit.jupiter.api.Test;

/**
 * Whatever an index holds, it leads to no file outside of its folders.
 */
class RevisionIndexFuzzTests {

	@Test
	void indexes() {
		Fuzzer.of(ScriptException.class, """
				limbeck index 1
				folder sql/one
				file sql/one/b.sql
				file sql/one/deep/a.sql
				folder sql/two
				missing nowhere
				""")
			.words("file sql/one/../x.sql\n", "folder /etc\n", "file \\\\host\\x.sql\n", "missing a\n", "../")
			.feed((text) -> new IndexContentsReader(new SourceText("revisions.index", text)).read());
	}

}
