package dev.limbeck.sample.event;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.limbeck.sample.job.Job;
import dev.limbeck.sample.job.JobKinds;
import dev.limbeck.sample.notification.Delivery;
import dev.limbeck.sample.notification.NewNotification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tells the owner of an event that it was planned.
 */
@Configuration(proxyBeanMethods = false)
class EventJob {

	@Bean
	Task<Job> event(JobKinds kinds, EventRepository events, Delivery delivery) {
		return kinds.of(EventService.JOB,
				(id) -> events.find(id).map(EventJob::notification).ifPresent(delivery::deliver));
	}

	private static NewNotification notification(Event event) {
		String when = (event.startsAt() != null) ? " It begins at " + event.startsAt() + "." : "";
		return new NewNotification("event-" + event.id(), event.id(), event.owner(),
				event.name() + " is planned." + when);
	}

}
