package dev.limbeck.adopt.alembic;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a file of Alembic declares, without running it.
 */
class AlembicRevisionTests {

	@Test
	void allOfAFileIsRead() {
		String text = """
				# A licence.
				\"""Add a column: it's new

				Revision ID: b2
				Create Date: 2024-01-02 03:04:05.123456

				\"""
				from alembic import op

				revision: str = "b2"
				down_revision: Union[str, None] = 'a1'
				branch_labels = ('main',)
				depends_on = ["x", 'y']  # both

				def upgrade():
				    down_revision = 'no'
				""";
		assertThat(AlembicRevision.of("b.py", text))
			.contains(new AlembicRevision("b.py", "b2", List.of("a1"), List.of("x", "y"), List.of("main"),
					"Add a column: it's new", Instant.parse("2024-01-02T03:04:05.123456Z")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			down_revision = None              | []
			down_revision='a'                 | [a]
			down_revision = ('a', "b")        | [a, b]
			down_revision = (~  'a',  # one~  'b',~) | [a, b]
			down_revision = {'a'}             | [a]
			down_revision = 'a'; x = 'y'      | [a]
			down_revision = 'a' # 'b'         | [a]
			""")
	void parentsAreWrittenInManyWays(String line, String parents) {
		assertThat(AlembicRevision.of("a.py", "revision = 'r'\n" + line.replace("~", "\n") + "\nx = 'z'\n")
			.orElseThrow()
			.parents()).hasToString(parents);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			revision = 'a'
			revision = uuid()~down_revision = None
			revisions = 'a'~down_revision = None
			def f():~  revision = 'a'~  down_revision = None
			""")
	void whatDeclaresNoneIsNone(String text) {
		assertThat(AlembicRevision.of("a.py", text.replace("~", "\n"))).isEmpty();
	}

}
