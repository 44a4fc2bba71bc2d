package dev.limbeck.sample.event;

import java.net.URI;
import java.util.List;

import dev.limbeck.sample.input.Line;
import dev.limbeck.sample.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Events over HTTP, fifty a page.
 */
@RestController
@RequestMapping("/events")
class EventController {

	private final EventService service;

	private final EventRepository events;

	EventController(EventService service, EventRepository events) {
		this.service = service;
		this.events = events;
	}

	@PostMapping
	ResponseEntity<Event> add(@Valid @RequestBody NewEvent newEvent) {
		Event event = this.service.add(newEvent);
		return ResponseEntity.created(URI.create("/events/" + event.id())).body(event);
	}

	@GetMapping
	List<Event> list(@RequestParam(required = false) @Line @Nullable String owner,
			@RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page) {
		return this.events.find(owner, page);
	}

	@GetMapping("/{id}")
	Event get(@PathVariable long id) {
		return this.events.find(id).orElseThrow(() -> Problem.notFound("event", id));
	}

}
