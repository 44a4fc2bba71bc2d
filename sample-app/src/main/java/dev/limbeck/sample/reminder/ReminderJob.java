package dev.limbeck.sample.reminder;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.limbeck.sample.job.Job;
import dev.limbeck.sample.job.JobKinds;
import dev.limbeck.sample.notification.Delivery;
import dev.limbeck.sample.notification.NewNotification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reminds somebody, unless what to be reminded of is done.
 */
@Configuration(proxyBeanMethods = false)
class ReminderJob {

	@Bean
	Task<Job> reminder(JobKinds kinds, ReminderRepository reminders, Delivery delivery) {
		return kinds.of(ReminderService.JOB,
				(id) -> reminders.find(id)
					.filter((reminder) -> !reminder.done())
					.map(ReminderJob::notification)
					.ifPresent(delivery::deliver));
	}

	private static NewNotification notification(Reminder reminder) {
		return new NewNotification("reminder-" + reminder.id(), reminder.eventId(), reminder.owner(),
				reminder.event() + ": " + reminder.text());
	}

}
