package dev.limbeck.connect;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Connection services stand where libpq lets them stand: below a URL, above libpq's
 * variables. What {@code psql} of PostgreSQL 15 and 18 makes of the same input is the
 * expected.
 */
class ConnectionServiceTests {

	private static final Map<String, String> FILES = Map.of("/app.conf", """
			# comment
			[other]
			host=other

			[app]
			host=h
			port=6001
			  dbname=d
			port=6999
			password= s3cret # =x
			[app]
			user=late
			[full]
			host=h
			port=6009
			user=su
			sslmode=require
			application_name=sa
			connect_timeout=7
			tcpKeepAlive=true
			[open]
			host=h
			[lists]
			host=a,b
			port=1,2
			[nowhere]
			dbname=d
			[broken]
			host
			poort=5
			port=70000
			service=app
			[link]
			hostaddr=10.0.0.1
			host=h
			""", "/etc/pg/pg_service.conf", "[system]\nhost=s\n");

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					PGSERVICE=app                                                | jdbc:postgresql://h:6001/d
					PGSERVICE=app PGHOST=x PGPORT=7 PGDATABASE=x                 | jdbc:postgresql://h:6001/d
					PGSERVICE=open PGPORT=7 PGDATABASE=x                         | jdbc:postgresql://h:7/x
					PGSERVICE=app DATABASE_URL=postgres://u@x                    | jdbc:postgresql://x:6001/d
					PGSERVICE=app DATABASE_URL=postgres://u@x PGPORT=7           | jdbc:postgresql://x:6001/d
					PGSERVICE=app DATABASE_URL=postgres://u@x:8/y                | jdbc:postgresql://x:8/y
					PGSERVICE=app DATABASE_URL=postgres:///?service=open         | jdbc:postgresql://h:5432/postgres
					PGSERVICE=app DATABASE_URL=jdbc:postgresql:///y?service=open | jdbc:postgresql://h:5432/y
					PGSERVICE=lists PGPORT=7                                     | jdbc:postgresql://a:1,b:2/postgres
					PGSERVICE=full PGUSER=u PGSSLMODE=disable PGAPPNAME=a        | jdbc:postgresql://h:6009/su?sslmode=require&ApplicationName=sa&connectTimeout=7&tcpKeepAlive=true
					PGSERVICE=full DATABASE_URL=postgres://x/?sslmode=prefer     | jdbc:postgresql://x:6009/su?sslmode=prefer&ApplicationName=sa&connectTimeout=7&tcpKeepAlive=true
					PGSERVICE=app DB_HOST=x POSTGRES_PORT=7                      | jdbc:postgresql://x:7/d
					PGSERVICE=system PGSYSCONFDIR=/etc/pg                        | jdbc:postgresql://s:5432/postgres
					""")
	void standsBelowAUrlAndAboveVariablesOfLibpq(String variables, String jdbcUrl) {
		assertThat(resolved(variables).url().withDefaults(DatabaseUrl.Defaults.STANDARD).jdbcUrl()).isEqualTo(jdbcUrl);
	}

	@Test
	void takesAPasswordAsItIs() {
		assertThat(resolved("PGSERVICE=app PGPASSWORD=other").url().password()).isEqualTo(" s3cret # =x");
	}

	@Test
	void saysWhatItComesFromAndWhatItPutsAside() {
		DatabaseVariables.Resolved found = resolved("PGSERVICE=app PGPORT=7 PGUSER=u PGSYSCONFDIR=/etc/pg");
		assertThat(found.source()).isEqualTo("PGSERVICE, PGSERVICEFILE, PGUSER");
		assertThat(found.unused()).containsExactly("PGPORT");
		assertThat(resolved("PGSERVICE=nowhere").source()).isEqualTo("PGSERVICE, PGSERVICEFILE (names no host)");
	}

	@Test
	void isNotLookedForWithoutAName() {
		DatabaseVariables.Resolved found = resolved("DATABASE_URL=postgres://u@h/d");
		assertThat(found.unused()).containsExactly("PGSERVICEFILE");
		assertThat(variables("").components()).isEmpty();
		assertThat(variables("").unused()).containsExactly("PGSERVICEFILE");
	}

	@Test
	void isLeftToTheDriverToRefuseIfItIsNowhere() {
		DatabaseUrl url = resolved("PGSERVICE=none").url().withDefaults(DatabaseUrl.Defaults.STANDARD);
		assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql:///?service=none");
		assertThat(catchThrowableOfType(LimbeckException.class, () -> Connector.to(url)).description())
			.isEqualTo("There is no connection service \"none\".");
	}

	@Test
	void isNamedIfItsFileIsNotThere() {
		assertThat(failure("PGSERVICE=app PGSERVICEFILE=/none")).isEqualTo(
				"""
						PGSERVICEFILE names /none, which does not exist
						Name a regular file of at most 1 MiB, in UTF-8, that this process may read, or remove PGSERVICEFILE.""");
	}

	@Test
	void tellsAllThatIsWrongWithIt() {
		assertThat(failure("PGSERVICE=broken PGHOST=h")).isEqualTo("""
				/app.conf:29: syntax error in service file
				connection service "broken": invalid connection option "poort"
				connection service "broken": nested service specifications not supported
				invalid port "70000" in connection service "broken"
				Write lines of the form name=value.
				Write port.
				Delete service=... in the entry.
				Write a number from 1 to 65535 into connection service "broken", 5432 for most databases.""");
	}

	private static DatabaseVariables variables(String text) {
		Map<String, String> variables = new HashMap<>(Map.of("PGSERVICEFILE", "/app.conf"));
		variables.putAll(Stream.of(text.split(" "))
			.filter((pair) -> !pair.isEmpty())
			.collect(Collectors.toMap((pair) -> pair.substring(0, pair.indexOf('=')),
					(pair) -> pair.substring(pair.indexOf('=') + 1))));
		return new DatabaseVariables(variables::get, ConnectionServiceTests::read);
	}

	private static String read(String path) throws IOException {
		String content = FILES.get(path);
		if (content == null) {
			throw new NoSuchFileException(path);
		}
		return content;
	}

	private static DatabaseVariables.Resolved resolved(String text) {
		return variables(text).url().or(() -> variables(text).components()).orElseThrow();
	}

	private static String failure(String text) {
		DatabaseUrlException failure = catchThrowableOfType(DatabaseUrlException.class, () -> resolved(text));
		return failure.description() + "\n" + failure.action();
	}

}
