package dev.limbeck.sample.reminder;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.limbeck.sample.job.Job;
import dev.limbeck.sample.job.JobQueue;
import dev.limbeck.sample.problem.Problem;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds reminders, and has each of them sent when it is due.
 */
@Service
public class ReminderService {

	/** The job that reminds; its subject is the reminder. */
	static final TaskDescriptor<Job> JOB = TaskDescriptor.of("reminder", Job.class);

	private final ReminderRepository reminders;

	private final JobQueue queue;

	ReminderService(ReminderRepository reminders, JobQueue queue) {
		this.reminders = reminders;
		this.queue = queue;
	}

	/**
	 * Add a reminder.
	 * @param event the number of its event
	 * @param newReminder the reminder
	 * @return the reminder
	 */
	@Transactional
	public Reminder add(long event, NewReminder newReminder) {
		Reminder reminder = this.reminders.add(event, newReminder).orElseThrow(() -> Problem.notFound("event", event));
		if (reminder.dueAt() != null) {
			this.queue.schedule(JOB, reminder.id(), reminder.dueAt());
		}
		return reminder;
	}

}
