package dev.limbeck.connect;

import java.util.Map;

import dev.limbeck.connect.failure.Diagnosis;
import dev.limbeck.connect.failure.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code ServerRules} and {@code PoolerRules}: what servers and poolers say,
 * said by a scripted peer and heard through the driver.
 */
class ServerErrorTests {

	@ParameterizedTest(name = "{0} {1} = {4}")
	@CsvFileSource(resources = "/cases/wait/server-errors.csv", delimiter = '|', quoteCharacter = '\0',
			numLinesToSkip = 1)
	void serverErrorHasAVerdict(String state, String message, @Nullable String detail, String code, Verdict verdict)
			throws Exception {
		Map<Character, String> fields = Map.of('S', "FATAL", 'V', "FATAL", 'C', state, 'M', message, 'D',
				(detail != null) ? detail : "-");
		try (Peer peer = Peer.that(Peer.refuse(fields))) {
			Diagnosis diagnosis = Try.diagnosis(Try.to(peer.port()));
			assertThat(diagnosis.kind().code()).isEqualTo(code);
			assertThat(diagnosis.verdict()).isEqualTo(verdict);
		}
	}

}
