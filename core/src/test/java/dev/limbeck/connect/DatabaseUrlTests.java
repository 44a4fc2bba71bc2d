package dev.limbeck.connect;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a database URL means and what it never shows.
 */
class DatabaseUrlTests {

	private static final String SECRET = "S3cr3tXy9";

	private static final List<String> URLS = List.of(
			"postgres://user:S3cr3tXy9@db.example.com:5432/app?sslmode=require",
			"postgresql+asyncpg://user:S3cr3tXy9@h1:5432,h2:5433/app", "jdbc:postgresql://user:S3cr3tXy9@host:5432/app",
			"jdbc:postgresql://host:5432/app?user=user&password=S3cr3tXy9&sslmode=require",
			"postgres://host/app?user=user&password=S3cr3tXy9", "mysql://user:S3cr3tXy9@host/app");

	@Test
	void passwordIsNeverShown() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int round = 0; round < 2000; round++) {
			String url = mutate(URLS.get(random.nextInt(URLS.size())), random);
			assertThat(everythingShown(url)).as("seed " + seed + ", " + url).doesNotContain(SECRET);
		}
	}

	/*
	 * Characters come and go anywhere but in the password itself and in what marks it as
	 * one: without that, nobody can know it for a password.
	 */
	private static String mutate(String url, Random random) {
		String marks = "/?#@:&=%,+[]{}$ ;'\"\\^|~é\n";
		StringBuilder text = new StringBuilder(url);
		for (int change = random.nextInt(3); change >= 0; change--) {
			int start = Math.max(text.lastIndexOf("user:" + SECRET), text.lastIndexOf("password=" + SECRET));
			int position = random.nextInt(text.length());
			if (position <= start || position >= text.indexOf(SECRET) + SECRET.length()) {
				String mark = "" + marks.charAt(random.nextInt(marks.length()));
				int end = (random.nextBoolean() && position != start && position < text.length()) ? position + 1
						: position;
				text.replace(position, end, (random.nextInt(3) != 0) ? mark : "");
			}
		}
		return text.toString();
	}

	private static String everythingShown(String text) {
		try {
			DatabaseUrl url = DatabaseUrl.parse(text);
			return url + url.jdbcUrl() + url.description() + url.warnings()
					+ url.withDefaults(DatabaseUrl.Defaults.STANDARD);
		}
		catch (DatabaseUrlException ex) {
			return ex.getMessage() + ex;
		}
	}

	@Test
	void credentialsStayOutOfTheJdbcUrl() {
		DatabaseUrl url = DatabaseUrl.parse("postgres://u:p%20w+@h/db?sslpassword=key&sslkey=/k.p12");
		assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/db?sslkey=%2Fk.p12");
		assertThat(url.properties()).isEqualTo(Map.of("user", "u", "password", "p w+", "sslpassword", "key"));
		assertThat(url.toString()).contains("password=***", "sslpassword=***").doesNotContain("p w+", "key,");
	}

	@Test
	void describesAllHostsAndTheDatabase() {
		assertThat(DatabaseUrl.parse("postgres://u:p@[::1],h2:5433/app").description())
			.isEqualTo("[::1]:5432,h2:5433/app");
		assertThat(DatabaseUrl.parse("postgres://u:p@h").description()).isEqualTo("h:5432/u");
	}

	@Test
	void defaultsFillOnlyWhatIsOpen() {
		DatabaseUrl.Defaults defaults = new DatabaseUrl.Defaults("db", 6000, "app", null);
		assertThat(DatabaseUrl.parse("postgres://").withDefaults(defaults).description()).isEqualTo("db:6000/app");
		assertThat(DatabaseUrl.parse("postgres://u@h1,:7/").withDefaults(defaults).description())
			.isEqualTo("h1:6000,db:7/u");
		assertThat(DatabaseUrl.parse("postgres://h/d").withDefaults(defaults).user()).isEqualTo("app");
	}

	@Test
	void serviceIsAskedForWhatIsOpen() {
		DatabaseUrl url = DatabaseUrl.parse("postgres:///?service=prod").withDefaults(DatabaseUrl.Defaults.STANDARD);
		assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql:///?service=prod");
		assertThat(DatabaseUrl.parse("postgres:///d?service=prod").jdbcUrl())
			.isEqualTo("jdbc:postgresql:d?service=prod");
	}

	@Test
	void allProblemsAreToldAtOnce() {
		assertThatExceptionOfType(DatabaseUrlException.class)
			.isThrownBy(() -> DatabaseUrl.parse("postgres://u:p@h:0/db?sslmode=maybe&uzer=x"))
			.satisfies((ex) -> assertThat(ex.description()).contains("invalid port \"0\"",
					"invalid sslmode value: \"maybe\"", "invalid URI query parameter: \"uzer\""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					postgres://h/db?ssl=verify-full                | sslmode=verify-full
					postgres://h/db?ssl=false                      | sslmode=disable
					jdbc:postgresql://h/db?ssl=true                | ssl=true
					jdbc:postgresql://h/db?ssl=require             | sslmode=require
					postgres://h/db?sslmode=no-verify              | sslmode=require
					postgres://h/db?sslrootcert=system             | sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory
					postgres://h/db?connect_timeout=-1             | connectTimeout=0
					postgres://h/db?keepalives=0                   | tcpKeepAlive=false
					postgres://h/db?load_balance_hosts=random      | loadBalanceHosts=true
					postgres://h/db?gssencmode=disable             | gssEncMode=disable
					postgres://h/db?channel_binding=require        | channelBinding=require
					postgres://h/db?sslnegotiation=direct          | sslNegotiation=direct
					postgres://h/db?krbsrvname=pg                  | kerberosServerName=pg
					postgres://h/db?fallback_application_name=a    | ApplicationName=a
					postgres://h/db?currentSchema=a,b              | currentSchema=a%2Cb
					jdbc:postgresql://h/db?application_name=a+b    | ApplicationName=a%20b
					postgres://h/db?application_name=a+b           | ApplicationName=a%2Bb
					""")
	void parametersAreTranslated(String url, String query) {
		assertThat(DatabaseUrl.parse(url).jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/db?" + query);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			postgres://u@/d?host=a:1111&host=b&host=c:2222 | a:1111,b:5432,c:2222/d
			postgres://u@/d?host=a&host=b&port=6           | a:6,b:6/d
			postgres://u@h:7/d?host=a&host=b:8             | a:7,b:8/d
			postgres://u@/d?host=[2001:db8::1]:6&host=::1  | [2001:db8::1]:6,[::1]:5432/d
			postgres://u@/d?host=h:6                       | h:6/d
			postgres://u@h:7/d?host=b:8&host=a             | b:8,a:7/d
			postgres://u@/d?host=a&host=b&port=6&port=7    | a:6,b:7/d
			postgres://u@/d?host=a&port=6&host=b&port=7    | a:6,b:7/d
			postgres://u@/d?port=6&port=7&host=a,b         | a:6,b:7/d
			postgres://u@a,b/d?port=6&port=7               | a:6,b:7/d
			postgres://u@/d?host=a:6&host=b&port=6         | a:6,b:6/d
			""")
	void hostsMayBeParameters(String url, String description) {
		assertThat(DatabaseUrl.parse(url).description()).isEqualTo(description);
	}

	@ParameterizedTest
	@ValueSource(strings = { "sslcrl", "requirepeer", "ssl_min_protocol_version", "tcp_user_timeout", "hostaddr" })
	void whatPgjdbcCannotDoIsWarnedOf(String name) {
		DatabaseUrl url = DatabaseUrl.parse("postgres://h/db?" + name + "=1");
		assertThat(url.warnings()).singleElement().asString().startsWith("Parameter " + name + " is ignored");
		assertThat(url.jdbcUrl()).endsWith("/db");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			jdbc:postgresql:db            | localhost:5432/db
			jdbc:postgresql:              | localhost:5432
			jdbc:postgresql:/             | localhost:5432
			jdbc:postgresql:///db         | localhost:5432/db
			jdbc:postgresql://h:6/        | h:6
			JDBC:postgresql://h/a%2Fb     | h:5432/a/b
			jdbc:postgres://u:p@h/db/     | h:5432/db
			jdbc:postgresql://a:1,b/db    | a:1,b:5432/db
			jdbc:postgresql:?PGHOST=x     | x:5432
			""")
	void jdbcFormsAreRead(String url, String description) {
		assertThat(DatabaseUrl.parse(url).description()).isEqualTo(description);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			postgres://u:a b@h/db                        | unexpected spaces found in the password
			postgres://u:%zz@h/db                        | invalid percent-encoded token: the password
			postgres://u:a/b@h:5432/db                   | cannot be told apart
			postgres://h1,h2/db?port=1,2,3               | could not match 3 port numbers to 2 hosts
			postgres://h1/db?port=1&port=2               | could not match 2 port numbers to 1 hosts
			postgres:///db?host=a&host=b&port=1&port=2&port=3 | could not match 3 port numbers to 2 hosts
			postgres:///db?host=a:1&port=2               | host names port 1, port says "2"
			postgres://u:p@/db?host=/cloudsql/a:b:c      | unix socket directory /cloudsql/a:b:c is not reachable
			postgres://u:[YOUR-PASSWORD]@h/db            | unresolved placeholder "[YOUR-PASSWORD]"
			postgres://u:${DB_PASSWORD}@h/db             | unresolved placeholder "${DB_PASSWORD}"
			export DATABASE_URL=postgres://u:p@h/db      | shell command instead of a URL
			DATABASE_URL=postgres://u:p@h/db             | assignment of a variable instead of a URL
			host=h dbname=d                              | no scheme
			postgres:u:p@h/db                            | "//" missing after "postgres:"
			r2dbc:postgresql://h/db                      | unsupported scheme "r2dbc:postgresql"
			jdbc:tc:postgresql:16:///db                  | unsupported scheme "jdbc:tc:postgresql"
			jdbc:mysql://h/db                            | unsupported scheme "jdbc:mysql"
			postgres://h/db?sslrootcert=system&sslmode=require | weak sslmode "require" may not be used
			postgres://h/db?SSLMODE=require              | invalid URI query parameter: "SSLMODE"
			postgres://h/db?connect_timeout=soon         | invalid integer value "soon" for connection option
			postgres://u:p@h:5432:5433/db                | invalid port "5432:5433"
			postgres://[::1]z                            | unexpected character "z" at position 17 in URI
			""")
	void mistakesAreNamed(String url, String description) {
		assertThatExceptionOfType(DatabaseUrlException.class).isThrownBy(() -> DatabaseUrl.parse(url))
			.satisfies((ex) -> assertThat(ex.description()).contains(description))
			.satisfies((ex) -> assertThat(ex.action()).isNotBlank());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			postgres://u:p@h?application_name=a@b   | p
			postgres://u:a?b@h/db                   | a?b
			postgres://u:a:b@h/db                   | a:b
			postgres://u:p@s@h/db                   | p@s
			postgres://u:%2F%3F%40%C3%A4@h/db       | /?@ä
			""")
	void passwordMayHoldWhatIsUnambiguous(String url, String password) {
		DatabaseUrl read = DatabaseUrl.parse(url);
		assertThat(read.password()).isEqualTo(password);
		assertThat(read.hosts()).containsExactly(new DatabaseUrl.Host("h", null));
	}

	@Test
	void propertiesOfASocketFactoryAreHandedOn() {
		assertThat(DatabaseUrl.parse("jdbc:postgresql:///db?cloudSqlInstance=a:b:c&socketFactory=x.Y").jdbcUrl())
			.isEqualTo("jdbc:postgresql://localhost:5432/db?cloudSqlInstance=a%3Ab%3Ac&socketFactory=x.Y");
	}

	@Test
	void addressStandsInForAMissingHost() {
		assertThat(DatabaseUrl.parse("postgres:///db?hostaddr=10.1.2.3").description()).isEqualTo("10.1.2.3:5432/db");
	}

	@Test
	void anotherUrlIsNoNameOfADatabase() {
		assertThatExceptionOfType(DatabaseUrlException.class)
			.isThrownBy(() -> DatabaseUrl.parse("postgres://app@/shop://app:geheim@%2Fshop?host=a"))
			.withMessage("another URL in the place of the database's name (not shown)");
	}

	@Test
	void whatIsLongerThanAnyUrlIsNotRead() {
		assertThatExceptionOfType(DatabaseUrlException.class)
			.isThrownBy(() -> DatabaseUrl.parse("postgres://h/" + "a".repeat(10_000)))
			.withMessage("the value has 10013 characters, more than 8192");
	}

}
