package dev.limbeck.boot.environment;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.DatabaseUrl;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ReactiveUrl}.
 */
class ReactiveUrlTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					postgres://u:p@h/d                       | r2dbc:postgresql://h:5432/d
					postgres://h/a%20b                       | r2dbc:postgresql://h:5432/a%20b
					postgres://[::1]:6/d                     | r2dbc:postgresql://[::1]:6/d
					postgres://h1,h2:6/d                     | r2dbc:postgresql:failover://h1:5432,h2:6/d?targetServerType=primary
					postgres://h/d?sslmode=require           | r2dbc:postgresql://h:5432/d?sslMode=require
					postgres://h/d?sslrootcert=system        | r2dbc:postgresql://h:5432/d?sslMode=verify-full
					postgres://h/d?application_name=a+b      | r2dbc:postgresql://h:5432/d?applicationName=a%2Bb
					postgres://h/d?connect_timeout=3         | r2dbc:postgresql://h:5432/d?connectTimeout=PT3S
					postgres://h/d?currentSchema=app         | r2dbc:postgresql://h:5432/d?schema=app
					""")
	void isWrittenForTheOtherDriver(String url, String reactive) {
		String text = reactive(url).text();
		assertThat(text).isEqualTo(reactive);
		assertThat(ConnectionFactoryOptions.parse(text).getRequiredValue(ConnectionFactoryOptions.DRIVER))
			.isEqualTo("postgresql");
	}

	@Test
	void whatIsNotPassedOnIsNamed() {
		assertThat(reactive("postgres://h/d?options=-c%20a%3Db&sslmode=require&prepareThreshold=0").dropped())
			.containsExactly("options", "prepareThreshold");
	}

	@Test
	void serviceIsRefused() {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(reactive("postgres:///d?service=app")::text)
			.withMessage("R2DBC knows no connection services, which PGSERVICE names.");
	}

	private static ReactiveUrl reactive(String url) {
		return new ReactiveUrl(DatabaseUrl.parse(url).withDefaults(DatabaseUrl.Defaults.STANDARD));
	}

}
