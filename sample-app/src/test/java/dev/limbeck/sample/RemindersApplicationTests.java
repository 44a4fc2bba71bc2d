package dev.limbeck.sample;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RemindersApplication} as a whole, on an embedded server.
 */
@SpringBootTest(properties = "limbeck.database.embedded=always")
@AutoConfigureMockMvc
@Transactional
class RemindersApplicationTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void listsTheReminderThatIsDueFirst() {
		add("Pack", "2026-12-24T18:00:00Z");
		add("Buy presents", "2026-12-01T10:00:00Z");
		assertThat(this.mvc.get().uri("/reminders")).hasStatusOk()
			.bodyJson()
			.extractingPath("$[*].text")
			.asArray()
			.containsExactly("Buy presents", "Pack");
	}

	@Test
	void listsNoReminderThatIsDone() {
		assertThat(this.mvc.post().uri("/reminders/{id}/done", add("Pack", "2026-12-24T18:00:00Z"))).hasStatus(204);
		assertThat(this.mvc.get().uri("/reminders")).bodyJson().extractingPath("$").asArray().isEmpty();
	}

	@Test
	void knowsNoReminderThatWasNeverAdded() {
		assertThat(this.mvc.post().uri("/reminders/0/done")).hasStatus(404);
	}

	@Test
	void tellsInItsHealthWhereTheDatabaseStands() {
		assertThat(this.mvc.get().uri("/actuator/health")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"components": {"migrations": {"status": "UP",
				  "details": {"current": ["5d9c3f405b78"], "heads": ["5d9c3f405b78"], "pending": 0,
				  "source": "embedded PostgreSQL"}}}}
				""");
	}

	@Test
	void tellsOfEveryRevision() {
		assertThat(this.mvc.get().uri("/actuator/migrations")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.contexts.*.revisions[*].state")
			.asArray()
			.hasSizeGreaterThan(1)
			.containsOnly("applied");
		assertThat(this.mvc.get().uri("/actuator/migrations")).bodyJson()
			.extractingPath("$.contexts.*.log[*].detail.duration_ms")
			.asArray()
			.isNotEmpty();
	}

	@Test
	void leavesOutWhatThereIsNothingToTellOf() {
		assertThat(this.mvc.get().uri("/actuator/migrations")).hasStatusOk()
			.bodyText()
			.contains("revisions")
			.doesNotContain("null", "parentId", "error");
	}

	@Test
	void tellsInItsInfoWhereTheDatabaseStands() {
		assertThat(this.mvc.get().uri("/actuator/info")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"migrations": {"current": ["5d9c3f405b78"], "heads": ["5d9c3f405b78"], "pending": 0, "ahead": 0}}
				""");
	}

	@Test
	void metersWhatTheMigrationDid() {
		assertThat(this.mvc.get().uri("/actuator/metrics/limbeck.revision")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.availableTags[?(@.tag == 'revision')].values[*]")
			.asArray()
			.contains("5d9c3f405b78");
	}

	private int add(String text, String dueAt) {
		String reminder = """
				{"event": "Christmas", "text": "%s", "dueAt": "%s"}
				""".formatted(text, dueAt);
		MvcTestResult added = this.mvc.post()
			.uri("/reminders")
			.contentType(MediaType.APPLICATION_JSON)
			.content(reminder)
			.exchange();
		AtomicInteger id = new AtomicInteger();
		assertThat(added).hasStatus(201)
			.bodyJson()
			.extractingPath("$.id")
			.asNumber()
			.satisfies((number) -> id.set(number.intValue()));
		return id.get();
	}

}
