package dev.limbeck.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.cli.environment.SystemTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said of failures that nobody thought of.
 */
class FailureTests {

	private static final List<String> HEADS = List.of("heads");

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@Test
	void isOneLineWithoutItsMessage() {
		assertThat(run(new IllegalStateException("s3cret"), HEADS)).isEqualTo(1);
		assertThat(this.out.toString(StandardCharsets.UTF_8)).isEmpty();
		assertThat(this.err.toString(StandardCharsets.UTF_8)).matches("Unexpected failure: java\\.lang\\."
				+ "IllegalStateException at \\S+\\(\\S+:\\d+\\)\\.\nRun it with --verbose to see where\\.\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "upgrade", "downgrade base", "stamp heads", "resume", "rechecksum", "ledger repair" })
	void ofAChangeSaysWhatBecameOfItAndWhereToLook(String command) {
		assertThat(run(new OutOfMemoryError("s3cret"), List.of(command.split(" ")))).isEqualTo(1);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("java.lang.OutOfMemoryError at ",
				"not committed is rolled back", "\nGive the process more memory (java -Xmx...)", "\"limbeck current\"");
	}

	@Test
	void ofAChangeIsJson() {
		assertThat(run(new IllegalStateException("s3cret"), List.of("upgrade", "--json"))).isEqualTo(1);
		assertThat(this.out.toString(StandardCharsets.UTF_8)).startsWith("{\"error\":{\"code\":\"unexpected\",")
			.contains("is rolled back", "limbeck current");
	}

	@Test
	void isJson() {
		assertThat(run(new IllegalStateException("s3cret"), List.of("heads", "--json"))).isEqualTo(1);
		assertThat(this.out.toString(StandardCharsets.UTF_8)).startsWith("{\"error\":{\"code\":\"unexpected\",")
			.doesNotContain("s3cret");
		assertThat(this.err.toString(StandardCharsets.UTF_8)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--verbose", "-v" })
	void isTracedWhenWanted(String option) {
		run(new StackOverflowError(), List.of("heads", option));
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("\tat " + FailureTests.class.getName());
	}

	@Test
	void isAResultThatCannotBeWritten() {
		PrintStream full = new PrintStream(new OutputStream() {
			@Override
			public void write(int character) throws IOException {
				throw new IOException("No space left on device");
			}
		});
		SystemTerminal terminal = new SystemTerminal(full, this.err, null);
		assertThat(LimbeckCommands.run(List.of("--help"), environment(new AssertionError()), terminal)).isEqualTo(1);
		assertThat(this.err.toString(StandardCharsets.UTF_8))
			.isEqualTo("Not everything could be written to standard output.\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgres://me:s3cret@host/db", "jdbc:postgresql://host/db?user=me&password=s3cret&a=b" })
	void doesNotShowPasswordsOfUrls(String url) {
		assertThat(run(new LimbeckException("code", "There is no file " + url + ".", "Check it."), HEADS)).isEqualTo(1);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).startsWith("There is no file ")
			.contains("***", "host/db")
			.doesNotContain("s3cret");
	}

	private int run(Throwable failure, List<String> arguments) {
		return LimbeckCommands.run(arguments, environment(failure), new SystemTerminal(this.out, this.err, null));
	}

	private static CommandEnvironment environment(Throwable failure) {
		return (CommandEnvironment) Proxy.newProxyInstance(FailureTests.class.getClassLoader(),
				new Class<?>[] { CommandEnvironment.class }, (proxy, method, values) -> {
					if (method.getName().equals("begin")) {
						return null;
					}
					throw failure;
				});
	}

}
