package dev.limbeck.sample.event;

import java.time.Instant;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.limbeck.sample.job.Job;
import dev.limbeck.sample.job.JobQueue;
import dev.limbeck.sample.preference.PreferenceRepository;
import dev.limbeck.sample.problem.Problem;
import dev.limbeck.sample.reminder.NewReminder;
import dev.limbeck.sample.reminder.ReminderService;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds events, with all that follows from one: its owner is told, and reminded before it
 * begins. All of it is there once the event is, or nothing.
 */
@Service
class EventService {

	/** The job that tells of an event; its subject is the event. */
	static final TaskDescriptor<Job> JOB = TaskDescriptor.of("event", Job.class);

	private final EventRepository events;

	private final ReminderService reminders;

	private final PreferenceRepository preferences;

	private final JobQueue queue;

	EventService(EventRepository events, ReminderService reminders, PreferenceRepository preferences, JobQueue queue) {
		this.events = events;
		this.reminders = reminders;
		this.preferences = preferences;
		this.queue = queue;
	}

	@Transactional
	Event add(NewEvent newEvent) {
		Event event = this.events.add(newEvent)
			.orElseThrow(() -> Problem.conflict("Another event is called " + newEvent.name() + "."));
		this.queue.enqueue(JOB, event.id());
		if (event.startsAt() != null) {
			remind(event, event.startsAt());
		}
		return event;
	}

	private void remind(Event event, Instant startsAt) {
		Instant dueAt = startsAt.minus(this.preferences.of(event.owner()).remindBefore());
		this.reminders.add(event.id(), new NewReminder("Begins at " + startsAt, dueAt));
	}

}
