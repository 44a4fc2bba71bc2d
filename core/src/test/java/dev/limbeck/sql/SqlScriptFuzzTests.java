package dev.limbeck.sql;

import dev.limbeck.fuzz.Fuzzer;
import dev.limbeck.sql.diff.UnifiedDiff;
import org.junit.jupiter.api.Test;

/**
 * Whatever is taken for SQL, it is cut into statements, hashed, searched for passwords
 * and compared.
 */
class SqlScriptFuzzTests {

	private static final Fuzzer SCRIPTS = Fuzzer.of(ScriptException.class,
			"CREATE TABLE a (b int DEFAULT 'x''y', \"c \"\"d\" text);\nCOPY a FROM stdin;\n1\t2\n\\.\n",
			"CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN a THEN 1 END; END;",
			"DO $body$ BEGIN RAISE NOTICE 'a'; END $body$; /* a /* b */ c */ SELECT U&'\\0041' -- d\n, E'\\'';",
			"ALTER ROLE a PASSWORD 'geheim4711'; CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);")
		.words("BEGIN ATOMIC ", "END", "CASE ", "COPY t FROM stdin;\n", "\\.\n", "$x$", "PASSWORD ", "E'", "U&\"",
				"\\connect a");

	@Test
	void statements() {
		SCRIPTS.feed((text) -> SqlScript.parse(new SourceText("a.sql", text)).statements().size());
	}

	@Test
	void checksums() {
		SCRIPTS.feed((text) -> {
			SourceText source = new SourceText("a.sql", text);
			return Checksum.of(source, SqlScript.parse(source).statements());
		});
	}

	@Test
	void passwords() {
		SCRIPTS.feed((text) -> new Passwords(text).hide(text).length());
	}

	@Test
	void differences() {
		String before = String.join("\n", SCRIPTS.seeds());
		SCRIPTS.feed((text) -> UnifiedDiff.of(before, text, 1).size());
	}

}
