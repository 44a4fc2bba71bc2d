package dev.limbeck.sample.page;

import java.util.List;
import java.util.stream.Collectors;

import dev.limbeck.sample.event.Event;
import dev.limbeck.sample.event.EventRepository;
import dev.limbeck.sample.health.ServiceHealth;
import dev.limbeck.sample.health.ShortHealth;
import dev.limbeck.sample.job.DeadLetter;
import dev.limbeck.sample.job.DeadLetterRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * Shows a browser how the service does, what it holds, and what else there is to see. It
 * has no script, and takes nothing from elsewhere.
 */
@RestController
class StartPage {

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="en">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<title>Reminders</title>
			<link rel="icon" href="data:,">
			<link rel="stylesheet" href="/style.css">
			</head>
			<body>
			<main>
			<h1>Reminders</h1>
			<p class="%s" role="status">%s</p>
			<h2>Events</h2>
			%s
			<h2>Dead letters</h2>
			%s
			<h2>What else there is</h2>
			<ul>
			<li><a href="/actuator/migrations">/actuator/migrations</a>: where the schema stands</li>
			<li><a href="/actuator/health">/actuator/health</a>, in short <a href="/health">/health</a></li>
			<li><a href="/actuator/info">/actuator/info</a>, <a href="/actuator/metrics">/actuator/metrics</a></li>
			<li><a href="/events">/events</a>, <a href="/reminders">/reminders</a>,
			<a href="/reminders/due">/reminders/due</a>, <a href="/notifications">/notifications</a></li>
			<li><a href="/actuator/deadletters">/actuator/deadletters</a>: jobs that failed for good</li>
			<li><a href="/actuator/sender">/actuator/sender</a>: what the sender does</li>
			</ul>
			</main>
			</body>
			</html>
			""";

	private final ServiceHealth health;

	private final EventRepository events;

	private final DeadLetterRepository deadLetters;

	StartPage(ServiceHealth health, EventRepository events, DeadLetterRepository deadLetters) {
		this.health = health;
		this.events = events;
		this.deadLetters = deadLetters;
	}

	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	ResponseEntity<String> get() {
		ShortHealth found = this.health.look();
		return ResponseEntity.ok()
			.header("Content-Security-Policy",
					"default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; "
							+ "form-action 'none'; frame-ancestors 'none'")
			.header("Cache-Control", "no-store")
			.body(PAGE.formatted(found.ok() ? "well" : "unwell", summary(found), found.ok() ? events() : unknown(),
					found.ok() ? deadLetters() : unknown()));
	}

	private static String summary(ShortHealth found) {
		String state = found.ok() ? "All is well"
				: found.db() ? "Not all is well: see /actuator/health" : "The database does not answer";
		return HtmlUtils.htmlEscape("%s. Version %s. Jobs due: %s. Dead letters: %s.".formatted(state, found.version(),
				known(found.queueDepth()), known(found.deadLetters())));
	}

	private static Object known(@Nullable Long count) {
		return (count != null) ? count : "unknown";
	}

	private static String unknown() {
		return "<p>Nobody knows now.</p>";
	}

	private String events() {
		return list(this.events.find(null, 0).stream().map(StartPage::line).toList(),
				"<p>There is none yet. <code>POST /events</code> adds one.</p>");
	}

	private String deadLetters() {
		return list(this.deadLetters.find(0).stream().map(StartPage::line).toList(), "<p>There is none.</p>");
	}

	private static String line(Event event) {
		return event.name() + " (" + event.owner() + ")"
				+ ((event.startsAt() != null) ? ", begins at " + event.startsAt() : "");
	}

	private static String line(DeadLetter letter) {
		return letter.id() + ": " + letter.job() + " " + letter.instance() + ", " + letter.attempts() + " attempts: "
				+ letter.error() + ((letter.requeuedAt() != null) ? " (requeued at " + letter.requeuedAt() + ")" : "");
	}

	private static String list(List<String> lines, String none) {
		if (lines.isEmpty()) {
			return none;
		}
		return lines.stream()
			.map((line) -> "<li>" + HtmlUtils.htmlEscape(line) + "</li>\n")
			.collect(Collectors.joining("", "<ul>\n", "</ul>"));
	}

}
