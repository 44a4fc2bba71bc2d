package dev.limbeck.sample.job;

import java.time.Clock;
import java.time.Instant;

import dev.limbeck.sample.problem.Problem;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has jobs that failed for good tried once more, by the policy that they were enqueued
 * with.
 */
@Service
class DeadLetters {

	private final DeadLetterRepository repository;

	private final Clock clock;

	DeadLetters(DeadLetterRepository repository, Clock clock) {
		this.repository = repository;
		this.clock = clock;
	}

	/**
	 * Put a job into the queue again. Its dead letter stays.
	 * @param id the number of the dead letter
	 * @return whether it was there, and not requeued before
	 */
	@Transactional
	boolean requeue(long id) {
		Instant now = this.clock.instant();
		if (!this.repository.markRequeued(id, now)) {
			return false;
		}
		if (!this.repository.requeue(id, now)) {
			throw Problem.conflict("The job of dead letter " + id + " is in the queue already.");
		}
		return true;
	}

}
