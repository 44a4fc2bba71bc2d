package dev.limbeck.sql;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes scripts of valid statements out of everything that hides a semicolon.
 */
final class RandomScript {

	private static final List<String> TRIVIA = List.of(" ", " ", "\n", "\r\n", "\t", "\f", "/* ; ' /* $$ \" */ -- */",
			"-- ; it's $$ \"\n", "--\n", " /**/ ", "\n-- END;\n", "/* BEGIN ATOMIC */", " -- @upgrade ;\r\n");

	private static final List<String> TEXTS = List.of("'a;b'", "'it''s;'", "'a\\'", "';'", "'--;'", "'/*;'", "'$$;'",
			"E'a\\';b'", "e'\\\\'", "E'a'\n'\\';b'", "E'a' -- it's ;\n\t'\\';'", "E'a'';b\\''\r\n';c'", "'x'\n'y;\\'",
			"'x'\n\n  -- '\n';'", "N'n;\\'", "U&'d\\0061;t'", "U&'d!0061;' UESCAPE '!'", "$$;$$", "$$it's;\"$$",
			"$t$ ; $$ ; $ t$ ; $t$", "$é$;$ $é$", "$a$$b$;$a$", "$a$ $aa$ ; $a$", "$_1$;$_$;$_1$",
			"$$\nBEGIN\n  x;\nEND;\n$$", "$\uD83D\uDE00$;$\uD83D\uDE00$", "name'a\\'", "text 'e\\'", "text $$;$$");

	private static final List<String> NUMBERS = List.of("1", "1.5e3", "0x1F", "1_000", ".5", "2.", "5 - -3", "5--;\n-3",
			"5/* ; */-/**/3", "2 */* ' */ 3", "@-- ;\n(-5)", "|/ 4", "(((1)))", "(select 2)", "-(-1)", "1 -/* ; */ 2",
			"length(';')", "array_length(array[1,2],1)", "case when true then 1 else 2 end", "(array[1,2])[2]",
			"case 1 when 1 then length(';') end", "1 + 0b101", "7 %2");

	private static final List<String> OTHERS = List.of("B'01'", "X'1F'", "b'0'\n'1'", "'{\"a;\":1}'::jsonb ? 'a;'",
			"'[1]'::jsonb @? '$[*]'", "1 <> 2", "null", "'a;' || E'\\';' || $$;$$", "row(';',1)", "array[';']");

	private static final List<String> LABELS = List.of("", "", "", " as \"a;b\"", " as \"a\"\"';\"", " \"$$\"",
			" as case", " as e", " as a$b", " as é", " end", " as U&\"d\\0061;\"");

	private final Random random;

	RandomScript(long seed) {
		this.random = new Random(seed);
	}

	String next() {
		int count = 1 + this.random.nextInt(8);
		String script = IntStream.range(0, count)
			.mapToObj((i) -> trivia() + statement())
			.collect(Collectors.joining(";" + ((this.random.nextInt(6) != 0) ? "" : ";" + trivia() + ";")));
		return script + (this.random.nextBoolean() ? ";" + trivia() : "");
	}

	private String statement() {
		return switch (this.random.nextInt(9)) {
			case 0 -> "INSERT" + trivia() + "INTO log VALUES (" + text() + ")," + trivia() + "(" + text() + ")";
			case 1 -> "CREATE OR REPLACE FUNCTION f()" + trivia() + "RETURNS text" + trivia() + body();
			case 2 -> "create procedure pg_temp.p" + Math.abs(this.random.nextLong()) + "(begin int, atomic int)"
					+ trivia() + body();
			case 3 -> "SELECT f()";
			case 4 -> "CREATE OR REPLACE RULE r AS ON UPDATE TO log DO INSTEAD (" + select() + ";" + select() + ")";
			case 5 ->
				"DO " + pick(List.of("$$BEGIN PERFORM 1; END$$", "E'BEGIN PERFORM \\';\\'; END'", "'BEGIN NULL; END'"));
			default -> select();
		};
	}

	private String body() {
		String statements = IntStream.range(0, 1 + this.random.nextInt(3))
			.mapToObj((i) -> trivia() + select() + trivia() + ";")
			.collect(Collectors.joining());
		return "BEGIN" + trivia() + "ATOMIC" + statements + trivia() + "SELECT " + text() + "::text" + trivia() + ";"
				+ trivia() + pick(List.of("END", "end"));
	}

	private String select() {
		return pick(List.of("SELECT", "select", "/* ; */SELECT")) + trivia()
				+ IntStream.range(0, 1 + this.random.nextInt(3))
					.mapToObj((i) -> column() + pick(LABELS))
					.collect(Collectors.joining("," + trivia()));
	}

	private String column() {
		String expression = switch (this.random.nextInt(3)) {
			case 0 -> text();
			case 1 -> pick(NUMBERS);
			default -> pick(OTHERS);
		};
		return this.random.nextBoolean() ? expression : "(" + trivia() + expression + trivia() + ")";
	}

	private String text() {
		return pick(TEXTS);
	}

	private String trivia() {
		return pick(TRIVIA);
	}

	private String pick(List<String> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

}
