package dev.limbeck.sample.job;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Shows the queue in the health of the service. Dead letters are for people to see to:
 * they do not make the service unwell.
 */
@Component
class JobsHealthIndicator extends AbstractHealthIndicator {

	private final QueueRepository queue;

	JobsHealthIndicator(QueueRepository queue) {
		super("The queue cannot be read");
		this.queue = queue;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		QueueState state = this.queue.state();
		builder.up().withDetail("queueDepth", state.depth()).withDetail("scheduled", state.scheduled());
		if (state.oldestDue() != null) {
			builder.withDetail("oldestDue", state.oldestDue());
		}
		builder.withDetail("deadLetters", state.deadLetters());
	}

}
