package dev.limbeck.sample;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The REST interface.
 */
@RestController
@RequestMapping("/reminders")
class ReminderController {

	private final ReminderRepository reminders;

	ReminderController(ReminderRepository reminders) {
		this.reminders = reminders;
	}

	@GetMapping
	List<Reminder> open() {
		return this.reminders.findOpen();
	}

	@GetMapping("/{id}")
	ResponseEntity<Reminder> get(@PathVariable long id) {
		return ResponseEntity.of(this.reminders.find(id));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Reminder add(@RequestBody NewReminder reminder) {
		return this.reminders.add(reminder);
	}

	@PostMapping("/{id}/done")
	ResponseEntity<Void> complete(@PathVariable long id) {
		HttpStatus status = this.reminders.complete(id) ? HttpStatus.NO_CONTENT : HttpStatus.NOT_FOUND;
		return ResponseEntity.status(status).build();
	}

}
