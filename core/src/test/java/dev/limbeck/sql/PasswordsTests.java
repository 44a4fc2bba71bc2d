package dev.limbeck.sql;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Passwords}: in what forms they stand in scripts.
 */
class PasswordsTests {

	/** A quadratic pattern takes an hour here. */
	@ParameterizedTest
	@ValueSource(strings = { "://a:", "password = ''", "password = '", "password=$a$", "://", "password   ", "E'\\" })
	void anyTextIsLookedThroughOnce(String repeated) {
		String text = repeated.repeat(1_000_000 / repeated.length());
		assertThat(new Passwords("SELECT 1").hide(text)).hasSameSizeAs(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ALTER ROLE app PASSWORD 's3cret'", "OPTIONS (user 'app', password 's3cret')",
			"SELECT dblink_connect('host=db password=s3cret')", "SELECT make_user(password => 's3cret')",
			"SELECT make_user(password := $$s3cret$$)", "SET app.password = 's3cret'",
			"CONNECTION 'postgres://app:s3cret@db/shop'" })
	void areHiddenWhereverTheyStand(String script) {
		Passwords passwords = new Passwords(script);
		assertThat(passwords.hide(script)).doesNotContain("s3cret").hasSameSizeAs(script);
		assertThat(passwords.hide("role \"s3cret\" does not exist")).isEqualTo("role \"******\" does not exist");
	}

}
