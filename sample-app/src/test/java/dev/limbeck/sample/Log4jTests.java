package dev.limbeck.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.sample.PackagedCommand.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of an application that logs with Log4j, which begins before Spring Boot does.
 */
class Log4jTests {

	private static final String CONFIGURATION = """
			<Configuration>
				<Appenders>
					<Console name="console" target="SYSTEM_OUT">
						<PatternLayout pattern="log4j %p %m%n"/>
					</Console>
				</Appenders>
				<Loggers>
					<Root level="info">
						<AppenderRef ref="console"/>
					</Root>
				</Loggers>
			</Configuration>
			""";

	@TempDir
	private Path folder;

	@Test
	void standardOutputBelongsToTheCommand() throws IOException {
		Files.writeString(this.folder.resolve("log4j2.xml"), CONFIGURATION);
		Outcome outcome = PackagedCommand.beforeThereIsAJar(GuardedServer.createDatabase())
			.runClasses(classPath(), "upgrade", "heads");
		assertThat(outcome.exitCode()).as("%s", outcome).isZero();
		assertThat(outcome.errors()).contains("log4j INFO Running upgrade");
		assertThat(outcome.output()).doesNotContain("log4j");
	}

	private String classPath() throws IOException {
		Stream<String> withoutLogback = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.contains("logback") && !entry.contains("log4j-to-slf4j"));
		try (Stream<Path> log4j = Files.list(Path.of("target/log4j"))) {
			return Stream
				.of(Stream.of(this.folder.toString()), log4j.map((jar) -> jar.toAbsolutePath().toString()),
						withoutLogback)
				.flatMap((entries) -> entries)
				.collect(Collectors.joining(File.pathSeparator));
		}
	}

}
