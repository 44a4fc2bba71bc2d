package dev.limbeck.sample.job;

import java.time.Clock;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Looks at the queue.
 */
@Repository
public class QueueRepository {

	private final JdbcClient jdbcClient;

	private final Clock clock;

	QueueRepository(JdbcClient jdbcClient, Clock clock) {
		this.jdbcClient = jdbcClient;
		this.clock = clock;
	}

	/**
	 * Count what is in the queue.
	 * @return how full it is now
	 */
	public QueueState state() {
		return this.jdbcClient.sql("""
				SELECT count(*) FILTER (WHERE execution_time <= :now) AS depth,
					min(execution_time) FILTER (WHERE execution_time <= :now) AS oldest_due,
					count(*) FILTER (WHERE execution_time > :now) AS scheduled,
					(SELECT count(*) FROM dead_letters WHERE requeued_at IS NULL) AS dead_letters
				FROM scheduled_tasks
				""").param("now", this.clock.instant().atOffset(ZoneOffset.UTC)).query(QueueState.class).single();
	}

}
