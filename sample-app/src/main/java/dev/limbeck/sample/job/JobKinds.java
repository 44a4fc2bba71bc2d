package dev.limbeck.sample.job;

import java.util.function.LongConsumer;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Makes kinds of jobs, which all fail in the same way.
 */
@Component
public class JobKinds {

	private static final Logger logger = LoggerFactory.getLogger(JobKinds.class);

	private final JobFailures failures;

	JobKinds(JobFailures failures) {
		this.failures = failures;
	}

	/**
	 * Make a kind of job.
	 * @param descriptor its name
	 * @param work what to do with a job's subject: it may be done more than once, and
	 * throws what makes the attempt fail
	 * @return the kind, for a bean
	 */
	public Task<Job> of(TaskDescriptor<Job> descriptor, LongConsumer work) {
		return Tasks.oneTime(descriptor)
			.onFailure(this.failures)
			.onDeadExecution(this.failures)
			.execute((instance, context) -> {
				logger.debug("Running {} {}", instance.getTaskName(), instance.getId());
				work.accept(instance.getData().subject());
			});
	}

}
