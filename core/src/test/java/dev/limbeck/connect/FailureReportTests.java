package dev.limbeck.connect;

import java.time.Duration;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.failure.Classification;
import dev.limbeck.connect.failure.Diagnosis;
import dev.limbeck.connect.failure.FailureHistory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FailureReport}: every row of the tables makes a short report.
 */
class FailureReportTests {

	static Stream<Diagnosis> diagnoses() {
		return Classification.diagnoses();
	}

	@ParameterizedTest
	@MethodSource("diagnoses")
	void reportIsShort(Diagnosis diagnosis) {
		FailureHistory failures = new FailureHistory();
		failures.add(diagnosis.because("another reason"), Duration.ZERO);
		failures.add(diagnosis.because("another reason"), Duration.ZERO);
		failures.add(diagnosis, Duration.ZERO);
		LimbeckException report = new FailureReport("db:5432/app", "DATABASE_URL", failures, Duration.ofSeconds(60))
			.exception();
		assertThat((report.description() + "\n" + report.action()).lines()).hasSizeBetween(4, 8)
			.allMatch((line) -> line.length() <= 160);
		assertThat(report.action()).matches("(?s)[A-Z].*[.?]");
	}

}
