package dev.limbeck.adopt.yaml;

import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.yaml.YamlNode.Mapping;
import dev.limbeck.adopt.yaml.YamlNode.Scalar;
import dev.limbeck.adopt.yaml.YamlNode.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a text in YAML means, and which texts are refused.
 */
class YamlDocumentTests {

	private static String read(String text) {
		return written(YamlDocument.read("a.yaml", text));
	}

	// {name=value} and [item], so that both can be read in one line.
	private static String written(YamlNode node) {
		if (node instanceof Mapping mapping) {
			return mapping.entries()
				.stream()
				.map((entry) -> entry.key() + "=" + written(entry.value()))
				.collect(Collectors.joining(", ", "{", "}"));
		}
		return (node instanceof Sequence sequence)
				? sequence.items().stream().map(YamlDocumentTests::written).collect(Collectors.joining(", ", "[", "]"))
				: ((Scalar) node).text().replace("\n", "~");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '¦', quoteCharacter = '`', nullValues = "none", textBlock = """
			a: 1~b: two words                 ¦ {a=1, b=two words}
			a:~  b:~    c: 1~d: 2             ¦ {a={b={c=1}}, d=2}
			a:~- 1~- 2~b: 3                   ¦ {a=[1, 2], b=3}
			a:~  - 1~  - 2                    ¦ {a=[1, 2]}
			- a: 1~  b: 2~- a: 3              ¦ [{a=1, b=2}, {a=3}]
			- - 1~  - 2~-~  - 3               ¦ [[1, 2], [3]]
			-~  a: 1~- b                      ¦ [{a=1}, b]
			a: one~  two~~  three~b: 1        ¦ {a=one two~three, b=1}
			a: "x: \\"y\\"\\n\\u00e9 #"       ¦ {a=x: "y"~é #}
			a: 'it''s # no'  # a comment      ¦ {a=it's # no}
			"a b": 1~'c': 2                   ¦ {a b=1, c=2}
			a: b#c # comment~#~b: 1           ¦ {a=b#c, b=1}
			a: http://x:1/~b: c:d             ¦ {a=http://x:1/, b=c:d}
			a: |~  one~   two~~  three~b: 1   ¦ {a=one~ two~~three~, b=1}
			a: |-~  one~~b: 1                 ¦ {a=one, b=1}
			a: |+~  one~~b: 1                 ¦ {a=one~~, b=1}
			a: >~  one~  two~~  three~        ¦ {a=one two~three~}
			a: |2~    one~                    ¦ {a=  one~}
			a: {b: 1, "c":[1,2 , {d: x y}],}  ¦ {a={b=1, c=[1, 2, {d=x y}]}}
			{"a":1,~~\t"b" : [true,null]}     ¦ {a=1, b=[true, null]}
			a:~b: ~c: ""                      ¦ {a=, b=, c=}
			---~a: 1~---~b: 2                 ¦ {a=1}
			a: &x 1~b: *x                     ¦ {a=1, b=1}
			a: &x~  b: 1~  c: 2~d:~  <<: *x~  c: 3 ¦ {a={b=1, c=2}, d={b=1, c=3}}
			a: !!str 1~b: !x {c: 1}           ¦ {a=1, b={c=1}}
			plain                             ¦ plain
			# nothing                         ¦ none
			a: "one~   two~~ three"           ¦ {a=one two~three}
			a: "one\\~   two"                 ¦ {a=onetwo}
			""")
	void isRead(String text, String meaning) {
		String lines = text.strip().replace("~", "\n");
		assertThat(read(lines)).isEqualTo((meaning != null) ? meaning : "");
		assertThat(read("# A comment.\n\n" + lines + "\n")).isEqualTo((meaning != null) ? meaning : "");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
			a: b: c            ¦ a.yaml:1: a value holds a colon
			a: b~  c: d        ¦ a.yaml:2: a value of several lines
			a: "b              ¦ a quotation mark is not closed
			a: [1, 2           ¦ a.yaml:1: a bracket is not closed
			a: {b: 1 c         ¦ is not closed
			a: *b              ¦ *b stands for nothing
			a: 1~a: 2          ¦ "a" is there twice
			a: 1~    b: 2~c: 3 ¦ a value of several lines
			a: @b              ¦ "@" is not understood
			? a~: b            ¦ "?" is not understood
			a: "\\q"           ¦ \\q means nothing
			a: 1~b             ¦ a.yaml:2: a name and a colon are expected
			a:~\tb: 1          ¦ a.yaml:2: a line is indented by a tab
			- a~b: 1           ¦ a.yaml:2: this is not understood
			a: >x~  b          ¦ what stands behind
			""")
	void isRefusedWithItsLine(String text, String problem) {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> read(text.strip().replace("~", "\n")))
			.withMessageContaining(problem);
	}

	@Test
	void textsThatGrowWithoutEndAreRefused() {
		StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
		for (int i = 1; i < 9; i++) {
			text.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1) + "]\n");
		}
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> read(text.toString()))
			.withMessageContaining("it holds too much");
	}

	@Test
	void textsThatGoTooDeepAreRefused() {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> read("[".repeat(100_000)))
			.withMessageContaining("nested too deeply");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> read("- ".repeat(100_000)))
			.withMessageContaining("nested too deeply");
	}

}
