package dev.limbeck.sample.job;

import java.time.Clock;
import java.time.Instant;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;

import org.springframework.stereotype.Component;

/**
 * Takes jobs, in the transaction of whoever asks.
 */
@Component
public class JobQueue {

	private final SchedulerClient client;

	private final RetryPolicy retry;

	private final Clock clock;

	JobQueue(SchedulerClient client, JobProperties properties, Clock clock) {
		this.client = client;
		this.retry = new RetryPolicy(properties.retryAfter());
		this.clock = clock;
	}

	/**
	 * Have something done as soon as possible.
	 * @param kind what
	 * @param subject the id of what it is about; there is one job of a kind for each
	 */
	public void enqueue(TaskDescriptor<Job> kind, long subject) {
		schedule(kind, subject, this.clock.instant());
	}

	/**
	 * Have something done later.
	 * @param kind what
	 * @param subject the id of what it is about; there is one job of a kind for each
	 * @param at when
	 */
	public void schedule(TaskDescriptor<Job> kind, long subject, Instant at) {
		Job job = new Job(subject, this.retry, this.clock.instant());
		this.client.schedule(kind.instance(String.valueOf(subject)).data(job).scheduledTo(at),
				ScheduleOptions.WHEN_EXISTS_DO_NOTHING);
	}

}
