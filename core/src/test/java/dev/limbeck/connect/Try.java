package dev.limbeck.connect;

import java.time.Duration;
import java.util.Properties;

import dev.limbeck.connect.failure.Diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Single tries of tests.
 */
public final class Try {

	private Try() {
	}

	static Properties properties(String... namesAndValues) {
		Properties properties = new Properties();
		properties.setProperty("user", "postgres");
		for (int i = 0; i < namesAndValues.length; i += 2) {
			properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
		}
		return properties;
	}

	static DriverConnector to(int port, String... properties) {
		return to("postgres", port, properties);
	}

	static DriverConnector to(String database, int port, String... properties) {
		String place = "localhost:" + port + "/" + database;
		return new DriverConnector("jdbc:postgresql://" + place, properties(properties), place);
	}

	static DriverConnector url(String jdbcUrl) {
		return new DriverConnector(jdbcUrl, properties("password", "s3cret"), "somewhere");
	}

	static Diagnosis diagnosis(Connector connector) throws InterruptedException {
		return diagnosis(connector, Duration.ofSeconds(5));
	}

	static Diagnosis diagnosis(Connector connector, Duration timeout) throws InterruptedException {
		TryOutcome outcome = new HostTries(connector, true, Greeting.QUESTION).attempt(() -> timeout);
		if (outcome instanceof TryOutcome.Success success) {
			success.discard();
		}
		assertThat(outcome).isInstanceOf(TryOutcome.Failure.class);
		return ((TryOutcome.Failure) outcome).diagnosis();
	}

	/**
	 * What a diagnosis says in one line, for assertions.
	 */
	static String verdict(Connector connector) throws InterruptedException {
		return verdict(diagnosis(connector));
	}

	public static String verdict(Diagnosis diagnosis) {
		return diagnosis.kind().code() + " " + diagnosis.verdict();
	}

}
