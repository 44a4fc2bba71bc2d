package dev.limbeck.sql;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.limbeck.extent.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Passwords}: in what forms they stand in scripts.
 */
class PasswordsTests {

	/** A quadratic pattern takes an hour here. */
	@ParameterizedTest
	@ValueSource(strings = { "://a:", "password = ''", "password = '", "password=$a$", "://", "password   ", "E'\\",
			"password /*", "password --", "curl ", "curl -u a", "$a$ ", "'%s'", "'password %L", "password=(", "/*",
			"\"password", "password = ", "password=a\\", "password=''a''''", "secret\":\"", "set a.secret to ",
			"://a:a@", "curl -u a:", "$a$/*$a$ ", "$a$$b17$ $a$ " })
	void anyTextIsLookedThroughOnce(String repeated) {
		String text = repeated.repeat(Extent.choose(100_000, 1_000_000) / repeated.length());
		assertThat(new Passwords("SELECT 1").hide(text)).hasSameSizeAs(text);
	}

	/** Comparing each place with each hash takes minutes here. */
	@Test
	void manyThatBeginAlikeAreLookedForAtOnce() {
		String script = IntStream.range(0, Extent.choose(20_000, 100_000))
			.mapToObj((i) -> "UPDATE users SET password = '$2a$10$N9qo8uLOickgx2ZMRZo%06d' WHERE id = %d;".formatted(i,
					i))
			.collect(Collectors.joining("\n"));
		assertThat(new Passwords(script).hide(script)).hasSameSizeAs(script).doesNotContain("$2a$");
	}

	/** Neither does one take long that is the beginning of the next. */
	@Test
	void thoseThatBeginWithEachOtherAreLookedForAtOnce() {
		String script = IntStream.range(4, 1500)
			.mapToObj((i) -> "PASSWORD '" + "a".repeat(i) + "'")
			.collect(Collectors.joining("\n"));
		assertThat(new Passwords(script).hide("b" + "a".repeat(100_000))).isEqualTo("b" + "*".repeat(100_000));
	}

	@Test
	void ofALongOneEachPartIsHidden() {
		String secret = IntStream.range(0, 5000).mapToObj((i) -> i + "-").collect(Collectors.joining());
		Passwords passwords = new Passwords("ALTER ROLE a PASSWORD '" + secret + "'");
		assertThat(passwords.hide("near \"" + secret + "\"")).isEqualTo("near \"" + "*".repeat(secret.length()) + "\"");
		assertThat(passwords.hide("near \"" + secret.substring(0, 6400) + "... (more)"))
			.isEqualTo("near \"" + "*".repeat(6400) + "... (more)");
	}

	@Test
	void theLongestOfSeveralIsHidden() {
		Passwords passwords = new Passwords("PASSWORD 'abcd' PASSWORD 'abcdef' PASSWORD 'abcdxy' PASSWORD 'cdefgh'");
		assertThat(passwords.hide("abcd abcdef abcdxyz abcde abcdefgh abc"))
			.isEqualTo("**** ****** ******z ****e ******** abc");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ALTER ROLE a PASSWORD E's3\\x63ret\\''", "ALTER ROLE a PASSWORD U&'s3\\0063ret'''",
			"ALTER ROLE a PASSWORD E's3\\143ret'''", "ALTER ROLE a PASSWORD 's3cret'''" })
	void areHiddenAsTheServerUnderstandsThem(String script) {
		Passwords passwords = new Passwords(script);
		assertThat(passwords.hide("role \"s3cret'\" does not exist")).isEqualTo("role \"*******\" does not exist");
	}

	@ParameterizedTest
	@ValueSource(strings = { "column \"password\" of relation \"users\" does not exist",
			"Perhaps you meant to reference the column \"u.password\" or \"u.name\".",
			"Der Parameter 'password' und 'user' sind n\u00f6tig.",
			"Change the password of the role, then log in again.", "password authentication failed for user \"app\"",
			"Use ALTER ROLE ... PASSWORD, or \\password in psql." })
	void hintsAreNotSpoiled(String hint) {
		assertThat(new Passwords("ALTER ROLE app PASSWORD 's3cret'").hide(hint)).isEqualTo(hint);
	}

	@ParameterizedTest
	@ValueSource(strings = { "api_key", "\"api-key\"", "apikey", "\"private-key\"", "\"x-auth-token\"" })
	void namesOfSecretsMayBeWrittenInSeveralWays(String name) {
		String script = "CREATE SERVER s FOREIGN DATA WRAPPER f OPTIONS (" + name + " 's3cret')";
		assertThat(new Passwords(script).hide(script)).doesNotContain("s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CONNECTION 'host=db user=u password=a$SEKRET'",
			"CONNECTION 'host=db password=a@SEKRET dbname=x'", "CONNECTION 'host=db password=$SEKRET'",
			"CONNECTION 'host=db user=u password = SEKRET'", "CONNECTION 'host=db password= SEKRET dbname=x'",
			"CONNECTION 'postgresql://u:a@SEKRET@h/db'", "CONNECTION 'postgresql://u:a$SEKRET@h/db'",
			"CONNECTION 'postgresql://u:a@b@SEKRET@h/db?x=a@b'",
			"CONNECTION 'postgresql://h/db?user=u&password=a$SEKRET'",
			"SELECT dblink_connect('host=h password=a\\ SEKRET')",
			"SELECT dblink_connect('host=h password=a\\''SEKRET')",
			"COPY t FROM PROGRAM 'curl -u bob:a$SEKRET https://db/t'",
			"COPY t FROM PROGRAM 'curl --user=bob:a@SEKRET https://db/t'",
			"COPY t FROM PROGRAM 'PGPASSWORD=a$SEKRET psql'",
			"COPY t FROM PROGRAM 'AWS_SECRET_ACCESS_KEY=SEKRET aws s3 cp'",
			"ALTER SYSTEM SET primary_conninfo = 'host=a password=''a''''SEKRET'''",
			"SELECT '{\"password\" : \"a\\\"SEKRET\"}'::json", "SELECT '{\"api_key\": \"SEKRET\"}'::json",
			"SELECT '{\"client_secret\":\"SEKRET\"}'::json",
			"CREATE TABLE u (password character varying(20) DEFAULT 'SEKRET')",
			"CREATE TABLE u (password character varying(20) NOT NULL DEFAULT 'SEKRET')",
			"CREATE TABLE u (passwords text[] DEFAULT '{SEKRET}')", "SET app.secret TO SEKRET",
			"ALTER ROLE a SET app.secret_key TO SEKRET;", "invalid option \"password = SEKRET\"",
			"could not connect to postgresql://repl:a$SEKRET@db/shop" })
	void areHiddenWholly(String text) {
		assertThat(new Passwords("SELECT 1").hide(text)).doesNotContain("SEKRET").hasSameSizeAs(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UPDATE users SET password_reset = true WHERE id = 1", "passwords are stored elsewhere",
			"UPDATE users SET password = $1, name = $2", "UPDATE users SET password = crypt(word, salt)",
			"SELECT 1 FROM a JOIN b ON a.password = b.password", "UPDATE users SET password = NULL",
			"SET password_encryption TO md5", "ALTER TABLE users RENAME password TO hash", "SET app.secret TO DEFAULT",
			"https://db/t and mail to bob@db" })
	void ordinaryWordsAreNotSpoiled(String text) {
		assertThat(new Passwords(text).hide(text)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dblink_connect('host=h password=a\\ s3cret')", "'{\"api_key\": \"a\\ s3cret\"}'" })
	void areHiddenWithoutTheirBackslashes(String script) {
		assertThat(new Passwords(script).hide("near \"a s3cret\"")).isEqualTo("near \"********\"");
	}

	@Test
	void aColumnIsNotHiddenInWhatTheServerSays() {
		assertThat(new Passwords("UPDATE users SET password = old_hash").hide("column \"old_hash\" does not exist"))
			.isEqualTo("column \"old_hash\" does not exist");
	}

	@Test
	void whatIsNoSecretStays() {
		String script = "CREATE TABLE users (password text NOT NULL, name text DEFAULT 'nobody');\n"
				+ "COMMENT ON COLUMN users.password IS 'hashed';\nSELECT format('%s %L', 'a', 'b'), 'c';";
		assertThat(new Passwords(script).hide(script)).isEqualTo(script);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ALTER ROLE app PASSWORD 's3cret'", "OPTIONS (user 'app', password 's3cret')",
			"SELECT dblink_connect('host=db password=s3cret')", "SELECT make_user(password => 's3cret')",
			"SELECT make_user(password := $$s3cret$$)", "SET app.password = 's3cret'",
			"CONNECTION 'postgres://app:s3cret@db/shop'", "ALTER ROLE a PASSWORD /* c */ 's3cret'",
			"ALTER ROLE a PASSWORD /* a /* nested */ b */ 's3cret'", "ALTER ROLE a PASSWORD -- c\n 's3cret'",
			"ALTER ROLE a PASSWORD E's3cret'", "ALTER ROLE a PASSWORD U&'s3cret'", "ALTER ROLE a PASSWORD $$s3cret$$",
			"ALTER ROLE a PASSWORD $x$s3cret$x$", "SELECT format('ALTER ROLE %I PASSWORD %L', 'a', 's3cret')",
			"SELECT format('%% PASSWORD %2$L %1$I', 'a', lower('s3cret'))",
			"SELECT set_config('app.secret_key','s3cret',false)",
			"SELECT set_config('app.password' , /* c */ 's3cret', false)", "SET app.secret TO 's3cret'",
			"UPDATE users SET password = crypt('s3cret', gen_salt('bf'))",
			"UPDATE users SET password = public.crypt('s3cret', gen_salt('bf'))",
			"DO $$BEGIN EXECUTE 'ALTER ROLE a PASSWORD ' || quote_literal('s3cret'); END$$",
			"DO $$BEGIN EXECUTE 'ALTER ROLE a PASSWORD ''s3cret'''; END$$",
			"DO $a$BEGIN EXECUTE $b$ALTER ROLE a PASSWORD /* c */ 's3cret'$b$; END$a$",
			"DO $a$BEGIN EXECUTE format($b$ALTER ROLE a PASSWORD %L$b$, 's3cret'); END$a$",
			"SELECT concat('ALTER ROLE app PASSWORD ', quote_literal('s3cret'))",
			"DO $$ DECLARE v_password text := 's3cret'; BEGIN END $$",
			"DO $$ DECLARE the_password CONSTANT character varying DEFAULT 's3cret'; BEGIN END $$",
			"COPY t FROM PROGRAM 'curl -su app:s3cret https://db/t'",
			"COPY t FROM PROGRAM 'curl -u ''app:s3cret'' https://db/t'",
			"COPY t FROM PROGRAM 'curl -s -u app:s3cret https://db/t'", "-- curl --user=app:s3cret https://db/t",
			"COPY t FROM PROGRAM 'curl -H \"Authorization: Bearer s3cret\" https://db/t'",
			"SELECT '{\"password\": \"s3cret\"}'::json", "ALTER ROLE a PASSWORD's3cret'",
			"DO 'BEGIN PERFORM set_config(''a.password'', ''s3cret'', true); END'",
			"DO 'BEGIN EXECUTE ''SELECT format(''''PASSWORD %L'''', ''''s3cret'''')''; END'" })
	void areHiddenWhereverTheyStand(String script) {
		Passwords passwords = new Passwords(script);
		assertThat(passwords.hide(script)).doesNotContain("s3cret").hasSameSizeAs(script);
		assertThat(passwords.hide("role \"s3cret\" does not exist")).isEqualTo("role \"******\" does not exist");
	}

}
