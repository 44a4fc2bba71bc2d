package dev.limbeck.sample.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps dead letters in the database. Nothing deletes one.
 */
@Repository
public class DeadLetterRepository {

	private static final String SELECT = """
			SELECT id, task_name AS job, task_instance AS instance, payload, error, attempts, due_at, died_at, requeued_at
			FROM dead_letters
			""";

	private final JdbcClient jdbcClient;

	DeadLetterRepository(JdbcClient jdbcClient) {
		this.jdbcClient = jdbcClient;
	}

	/**
	 * Return dead letters, the latest first.
	 * @param page which fifty of them, from 0
	 * @return fifty at most
	 */
	public List<DeadLetter> find(int page) {
		return this.jdbcClient.sql(SELECT + "ORDER BY id DESC LIMIT 50 OFFSET ?")
			.param(page * 50L)
			.query(DeadLetter.class)
			.list();
	}

	Optional<DeadLetter> find(long id) {
		return this.jdbcClient.sql(SELECT + "WHERE id = ?").param(id).query(DeadLetter.class).optional();
	}

	// What it took along is copied as it stands in the queue, whatever that is.
	long add(ExecutionComplete complete) {
		Execution execution = complete.getExecution();
		return this.jdbcClient.sql("""
				INSERT INTO dead_letters (task_name, task_instance, payload, error, attempts, due_at, died_at)
				SELECT task_name, task_instance, coalesce(convert_from(task_data, 'UTF8'), ''),
					:error, :attempts, execution_time, :diedAt
				FROM scheduled_tasks WHERE task_name = :name AND task_instance = :instance
				RETURNING id
				""")
			.param("error", DeadLetter.error(complete))
			.param("attempts", DeadLetter.attempts(complete))
			.param("diedAt", complete.getTimeDone().atOffset(ZoneOffset.UTC))
			.param("name", execution.getTaskName())
			.param("instance", execution.getId())
			.query(Long.class)
			.single();
	}

	boolean markRequeued(long id, Instant at) {
		return this.jdbcClient.sql("UPDATE dead_letters SET requeued_at = ? WHERE id = ? AND requeued_at IS NULL")
			.params(at.atOffset(ZoneOffset.UTC), id)
			.update() == 1;
	}

	boolean requeue(long id, Instant at) {
		return this.jdbcClient.sql("""
				INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
				SELECT task_name, task_instance, convert_to(payload, 'UTF8'), ?, false, 1 FROM dead_letters WHERE id = ?
				ON CONFLICT DO NOTHING
				""").params(at.atOffset(ZoneOffset.UTC), id).update() == 1;
	}

}
