package dev.limbeck.sample;

import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

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
@SpringBootTest(properties = { "limbeck.database.embedded=always", "reminders.jobs.worker=false" })
@AutoConfigureMockMvc
@Transactional
class RemindersApplicationTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void plansAnEventAndRemindsOfItAnHourBefore() {
		Map<?, ?> event = post("/events", """
				{"name": "Dentist", "owner": "ann", "startsAt": "2026-12-24T09:00:00Z"}""");
		assertThat(this.mvc.get().uri("/events/{id}", event.get("id"))).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"id": %s, "name": "Dentist", "owner": "ann", "startsAt": "2026-12-24T09:00:00Z"}
				""".formatted(event.get("id")));
		assertThat(this.mvc.get().uri("/reminders")).bodyJson()
			.extractingPath("$[*].dueAt")
			.asArray()
			.containsExactly("2026-12-24T08:00:00Z");
	}

	@Test
	void remindsAsLongBeforeAsItsOwnerWants() {
		assertThat(this.mvc.put().uri("/preferences/ann").contentType(MediaType.APPLICATION_JSON).content("""
				{"channel": "push", "remindBefore": "P1D"}""")).hasStatusOk();
		post("/events", """
				{"name": "Dentist", "owner": "ann", "startsAt": "2026-12-24T09:00:00Z"}""");
		assertThat(this.mvc.get().uri("/reminders")).bodyJson()
			.extractingPath("$[*].dueAt")
			.asArray()
			.containsExactly("2026-12-23T09:00:00Z");
	}

	@Test
	void knowsWhatWhoChoseNothingPrefers() {
		assertThat(this.mvc.get().uri("/preferences/bob")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"user": "bob", "channel": "email", "remindBefore": "PT1H"}""");
	}

	@Test
	void listsTheEventsOfOneOwner() {
		post("/events", "{\"name\": \"Dentist\", \"owner\": \"ann\"}");
		post("/events", "{\"name\": \"Party\"}");
		assertThat(this.mvc.get().uri("/events?owner=ann")).bodyJson()
			.extractingPath("$[*].name")
			.asArray()
			.containsExactly("Dentist");
		assertThat(this.mvc.get().uri("/events")).bodyJson()
			.extractingPath("$[*].owner")
			.asArray()
			.containsExactly("ann", "everybody");
	}

	@Test
	void listsTheReminderThatIsDueFirst() {
		String event = id(post("/events", "{\"name\": \"Christmas\"}"));
		remind(event, "Pack", "2026-12-24T18:00:00Z");
		remind(event, "Buy presents", "2026-12-01T10:00:00Z");
		assertThat(this.mvc.get().uri("/reminders")).hasStatusOk()
			.bodyJson()
			.extractingPath("$[*].text")
			.asArray()
			.containsExactly("Buy presents", "Pack");
	}

	@Test
	void listsNoReminderThatIsDone() {
		String event = id(post("/events", "{\"name\": \"Christmas\"}"));
		String id = id(remind(event, "Pack", "2000-12-24T18:00:00Z"));
		assertThat(this.mvc.get().uri("/reminders/due")).bodyJson().extractingPath("$").asArray().hasSize(1);
		assertThat(this.mvc.post().uri("/reminders/{id}/done", id)).hasStatus(204);
		assertThat(this.mvc.get().uri("/reminders/due")).bodyJson().extractingPath("$").asArray().isEmpty();
		assertThat(this.mvc.get().uri("/reminders")).bodyJson().extractingPath("$").asArray().isEmpty();
	}

	@Test
	void tellsInItsHealthWhereTheDatabaseStands() {
		assertThat(this.mvc.get().uri("/actuator/health")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"components": {"migrations": {"status": "UP",
				  "details": {"current": ["%1$s"], "heads": ["%1$s"], "pending": 0,
				  "source": "embedded PostgreSQL"}}}}
				""".formatted(History.HEAD));
	}

	@Test
	void tellsOfEveryRevision() {
		assertThat(this.mvc.get().uri("/actuator/migrations")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.contexts.*.revisions[*].state")
			.asArray()
			.hasSize(History.size())
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
				{"migrations": {"current": ["%1$s"], "heads": ["%1$s"], "pending": 0, "ahead": 0}}
				""".formatted(History.HEAD));
	}

	@Test
	void metersWhatTheMigrationDid() {
		assertThat(this.mvc.get().uri("/actuator/metrics/limbeck.revision")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.availableTags[?(@.tag == 'revision')].values[*]")
			.asArray()
			.contains(History.HEAD);
	}

	private Map<?, ?> remind(String event, String text, String dueAt) {
		return post("/events/" + event + "/reminders", """
				{"text": "%s", "dueAt": "%s"}""".formatted(text, dueAt));
	}

	private static String id(Map<?, ?> created) {
		return String.valueOf(created.get("id"));
	}

	private Map<?, ?> post(String path, String body) {
		MvcTestResult added = this.mvc.post()
			.uri(path)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
		assertThat(added).hasStatus(201);
		return JsonMapper.shared().readValue(added.getResponse().getContentAsByteArray(), Map.class);
	}

}
