package dev.limbeck.cli.environment;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Durations are written as in Spring Boot.
 */
class DurationTextTests {

	@ParameterizedTest
	@CsvSource({ "90s, PT1M30S", "500ms, PT0.5S", "2m, PT2M", "1h, PT1H", "1d, PT24H", "1500, PT1.5S", "0, PT0S",
			"' 5S ', PT5S", "PT1M, PT1M", "7us, PT0.000007S", "7ns, PT0.000000007S" })
	void isUnderstood(String text, Duration duration) {
		assertThat(DurationText.parse(text)).contains(duration);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "s", "-1s", "1.5s", "5 minutes", "PT-1M", "soon", "999999999999999999d", "1w" })
	void isNone(String text) {
		assertThat(DurationText.parse(text)).isEmpty();
	}

}
