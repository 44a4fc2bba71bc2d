package dev.limbeck.connect.failure;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import dev.limbeck.connect.Try;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NetworkRules}: failures that need a network of their own to be seen.
 */
class NetworkRulesTests {

	static Stream<Arguments> failures() {
		return Stream.of(Arguments.of("08001", new NoRouteToHostException("No route to host"), "no route"),
				Arguments.of("08001", new ConnectException("Network is unreachable"), "no route"),
				Arguments.of("08001", new SocketTimeoutException("Connect timed out"), "nothing answered"),
				Arguments.of("08001", new ConnectException("Connection timed out"), "nothing answered"),
				Arguments.of("08001", new SocketTimeoutException("Read timed out"), "does not answer"),
				Arguments.of("08006", new EOFException(), "the server closed the connection"),
				Arguments.of("08001", new EOFException(), "hangs up"),
				Arguments.of("08006", new SocketException("Connection reset"), "hangs up"), Arguments.of("08006",
						new SSLException("broken", new SocketTimeoutException()), "TLS handshake broke off"));
	}

	@ParameterizedTest(name = "{1} means {2}")
	@MethodSource("failures")
	void networkFailureIsTransient(String state, IOException cause, String reason) {
		Diagnosis diagnosis = Classification.of(new SQLException("s3cret", state, cause));
		assertThat(Try.verdict(diagnosis)).isEqualTo("database-unreachable TRANSIENT");
		assertThat(diagnosis.reason()).contains(reason).doesNotContain("s3cret");
	}

}
