package dev.limbeck.sample.job;

import java.time.Duration;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tries a job again as its own policy says, and keeps it as a dead letter when that is
 * used up. A job whose process ended in the middle is tried again at once; that counts as
 * an attempt, so that one that kills its process does not do so for ever.
 */
@Component
class JobFailures implements FailureHandler<Job>, DeadExecutionHandler<Job> {

	private static final Logger logger = LoggerFactory.getLogger(JobFailures.class);

	private final DeadLetterRepository deadLetters;

	private final TransactionOperations transaction;

	JobFailures(DeadLetterRepository deadLetters, TransactionOperations transaction) {
		this.deadLetters = deadLetters;
		this.transaction = transaction;
	}

	@Override
	public void onFailure(ExecutionComplete complete, ExecutionOperations<Job> operations) {
		delay(complete).ifPresentOrElse((delay) -> operations.reschedule(complete, complete.getTimeDone().plus(delay)),
				() -> giveUp(complete, operations));
	}

	@Override
	public void deadExecution(ExecutionComplete complete, ExecutionOperations<Job> operations) {
		delay(complete).ifPresentOrElse((delay) -> operations.reschedule(complete, complete.getTimeDone()),
				() -> giveUp(complete, operations));
	}

	// What nobody can read has no policy either, and no attempt will change that.
	private static Optional<Duration> delay(ExecutionComplete complete) {
		try {
			Job job = (Job) complete.getExecution().taskInstance.getData();
			return job.retry().delayAfter(DeadLetter.attempts(complete));
		}
		catch (RuntimeException ex) {
			return Optional.empty();
		}
	}

	private void giveUp(ExecutionComplete complete, ExecutionOperations<Job> operations) {
		this.transaction.executeWithoutResult((status) -> {
			long id = this.deadLetters.add(complete);
			operations.remove();
			logger.error("{} failed for good; it is kept as dead letter {}",
					complete.getExecution().taskInstance.getTaskAndInstance(), id);
		});
	}

}
