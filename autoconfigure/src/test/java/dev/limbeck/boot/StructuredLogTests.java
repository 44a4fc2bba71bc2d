package dev.limbeck.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.limbeck.LimbeckException;
import dev.limbeck.log.CapturedLog;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the structured logging of Spring Boot makes of the fields of log lines.
 */
@ExtendWith(PostgresExtension.class)
class StructuredLogTests {

	@RegisterExtension
	private final CapturedLog log = new CapturedLog(Logger.ROOT_LOGGER_NAME, Level.INFO);

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "ecs, /message, /limbeck/", "logstash, /message, /limbeck.", "gelf, /short_message, /_limbeck." })
	void theFieldsAreInEveryFormat(String format, String message, String prefix, PostgresDatabase database) {
		start(database);
		JsonNode line = json(format, "Running upgrade a -> b");
		assertThat(line.at(message).asString()).isEqualTo("Running upgrade a -> b, Make b");
		assertThat(line.at(prefix + "revision").asString()).isEqualTo("b");
		assertThat(line.at(prefix + "direction").asString()).isEqualTo("upgrade");
		assertThat(line.at(prefix + "number").asInt()).isEqualTo(2);
		assertThat(line.at(prefix + "total").isNumber()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void everyLineIsValid(String format, PostgresDatabase database) {
		start(database);
		assertThat(this.log.events()).hasSizeGreaterThan(3)
			.allSatisfy((event) -> assertThat(json(format, event).isObject()).isTrue());
	}

	@Test
	void theDocumentedLineIsAsTheyAreWritten(PostgresDatabase database) throws IOException {
		String operations = Files.readString(Path.of("..", "docs", "operations.md"));
		String block = operations.split("## Log fields")[1].split("```json\n")[1].split("```")[0];
		start(database);
		assertThat(paths(json("ecs", "Running upgrade a -> b"))).isEqualTo(paths(JsonMapper.shared().readTree(block)));
	}

	private static Set<String> paths(JsonNode node) {
		Set<String> paths = new TreeSet<>();
		node.properties().forEach((property) -> {
			paths.add(property.getKey());
			paths(property.getValue()).forEach((path) -> paths.add(property.getKey() + "/" + path));
		});
		return paths;
	}

	@Test
	void whyNobodyCouldLookAtTheStart(PostgresDatabase database) {
		database.drop();
		runner(database).withPropertyValues("limbeck.mode=off").run((context) -> {
			JsonNode line = json("ecs", "limbeck.mode=off");
			assertThat(line.at("/limbeck/code").asString()).isEqualTo("database-missing");
			assertThat(line.at("/limbeck/sqlstate").asString()).isEqualTo("3D000");
		});
	}

	@Test
	void whyNobodyCouldLookLater(PostgresDatabase database) {
		runner(database).withPropertyValues("limbeck.health.refresh=100ms").run((context) -> {
			database.drop();
			Awaitility.await()
				.untilAsserted(() -> assertThat(this.log.events())
					.filteredOn((event) -> event.getMessage().contains("Where the database stands"))
					.extracting((event) -> json("ecs", event).at("/limbeck/code").asString())
					.contains("database-missing"));
		});
	}

	@Test
	void theReportOfAStartThatFailsHasTheCode() {
		LimbeckException failure = new LimbeckException("failed-statement", "It failed.", "Mend it.", null, "22012");
		boolean reported = new LimbeckExceptionReporter(null)
			.reportException(new BeanCreationException("limbeckInitializer", "failed", failure));
		assertThat(reported).isTrue();
		JsonNode line = json("ecs", this.log.events().get(0));
		assertThat(line.at("/message").asString()).contains("APPLICATION FAILED TO START", "It failed.", "Mend it.");
		assertThat(line.at("/limbeck/code").asString()).isEqualTo("failed-statement");
		assertThat(line.at("/limbeck/sqlstate").asString()).isEqualTo("22012");
		assertThat(MDC.get("limbeck.code")).isNull();
		assertThat(this.log.events()).hasSize(1);
	}

	@Test
	void otherFailuresAreLeftToOthers() {
		assertThat(new LimbeckExceptionReporter(null).reportException(new IllegalStateException())).isFalse();
	}

	private void start(PostgresDatabase database) {
		runner(database).run((context) -> assertThat(context).hasNotFailed());
	}

	private ApplicationContextRunner runner(PostgresDatabase database) {
		return Contexts.of(database, new RevisionFolder(this.folder).add("a", "SELECT 1;").add("b: a", "SELECT 2;"));
	}

	private JsonNode json(String format, String text) {
		return json(format, this.log.find(text).orElseThrow());
	}

	private static JsonNode json(String format, ILoggingEvent event) {
		LoggerContext context = new LoggerContext();
		context.putObject(Environment.class.getName(),
				new MockEnvironment().withProperty("spring.application.name", "shop")
					.withProperty("spring.application.pid", "1"));
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(context);
		encoder.setFormat(format);
		encoder.start();
		String line = new String(encoder.encode(event), StandardCharsets.UTF_8);
		return JsonMapper.shared().readTree(line);
	}

}
