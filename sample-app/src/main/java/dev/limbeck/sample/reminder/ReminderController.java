package dev.limbeck.sample.reminder;

import java.net.URI;
import java.time.Clock;
import java.util.List;

import dev.limbeck.sample.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reminders over HTTP, fifty a page.
 */
@RestController
class ReminderController {

	private final ReminderService service;

	private final ReminderRepository reminders;

	private final Clock clock;

	ReminderController(ReminderService service, ReminderRepository reminders, Clock clock) {
		this.service = service;
		this.reminders = reminders;
		this.clock = clock;
	}

	@PostMapping("/events/{event}/reminders")
	ResponseEntity<Reminder> add(@PathVariable long event, @Valid @RequestBody NewReminder newReminder) {
		Reminder reminder = this.service.add(event, newReminder);
		return ResponseEntity.created(URI.create("/reminders/" + reminder.id())).body(reminder);
	}

	@GetMapping("/reminders")
	List<Reminder> open(@RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page) {
		return this.reminders.findOpen(page);
	}

	@GetMapping("/reminders/due")
	List<Reminder> due(@RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page) {
		return this.reminders.findDue(this.clock.instant(), page);
	}

	@GetMapping("/reminders/{id}")
	Reminder get(@PathVariable long id) {
		return this.reminders.find(id).orElseThrow(() -> Problem.notFound("reminder", id));
	}

	@PostMapping("/reminders/{id}/done")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void complete(@PathVariable long id) {
		if (!this.reminders.complete(id)) {
			throw Problem.notFound("reminder", id);
		}
	}

}
