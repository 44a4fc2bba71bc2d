package dev.limbeck.sample.problem;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a client is told about requests that make no sense: the cases are in
 * {@code requests.csv}.
 */
@SpringBootTest(properties = { "limbeck.database.embedded=always", "reminders.jobs.worker=false" })
@AutoConfigureMockMvc
@Transactional
class ProblemTests {

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest(name = "{0} {1} {2}: {3}")
	@CsvFileSource(resources = "requests.csv", delimiter = '|', quoteCharacter = '\'', numLinesToSkip = 1)
	void isAnsweredWithProblemDetails(String method, String path, @Nullable String body, int status, String told) {
		MvcTestResult result = exchange(method, path, body);
		assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyText().contains(told);
	}

	@Test
	void namesAllFieldsAtOnce() {
		assertThat(exchange("POST", "/events", "{\"owner\": \" \", \"startsAt\": \"0001-01-01T00:00:00Z\"}")).bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsExactly("name", "owner", "startsAt");
	}

	@Test
	void saysWhichEventHasTheNameAlready() {
		assertThat(exchange("POST", "/events", "{\"name\": \"Dentist\"}")).hasStatus(201);
		assertThat(exchange("POST", "/events", "{\"name\": \"Dentist\"}")).hasStatus(409)
			.bodyText()
			.contains("Another event is called Dentist.");
	}

	@Test
	void takesALineThatIsAsLongAsItMayBe() {
		assertThat(exchange("POST", "/events", "{\"name\": \"" + "ü".repeat(200) + "\"}")).hasStatus(201);
		assertThat(exchange("POST", "/events", "{\"name\": \"" + "ü".repeat(201) + "\"}")).hasStatus(400);
	}

	private MvcTestResult exchange(String method, String path, @Nullable String body) {
		return this.mvc.method(HttpMethod.valueOf(method))
			.uri(URI.create(path))
			.contentType(MediaType.APPLICATION_JSON)
			.content((body != null) ? body : "")
			.exchange();
	}

}
