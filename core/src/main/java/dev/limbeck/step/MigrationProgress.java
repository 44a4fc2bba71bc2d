package dev.limbeck.step;

import java.time.Duration;

import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.session.ElapsedTime;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has got.
 *
 * @param step the step that is being run
 * @param statement the statement at which the step is, from 1; 0 before the first, and
 * for code
 * @param batch how far that statement has come, if it is repeated in rounds, else
 * {@code null}
 * @param phase what the server says it is doing, or whom it waits for, or {@code null} if
 * nobody has asked it or it does not say
 * @param elapsed since the step began
 */
public record MigrationProgress(RunningStep step, int statement, @Nullable BatchState batch, @Nullable String phase,
		Duration elapsed) {

	public MigrationProgress(RunningStep step, int statement, @Nullable String phase, Duration elapsed) {
		this(step, statement, null, phase, elapsed);
	}

	/**
	 * Return the progress as one line for a log.
	 * @return such as {@code revision 2 of 5, statement 14 of 120, 35 s}
	 */
	public String summary() {
		String revision = "revision " + this.step.number() + " of " + this.step.total();
		String statements = (this.statement > 0) ? ", statement " + this.statement + " of " + this.step.statements()
				: "";
		String doing = (this.phase != null) ? ", " + this.phase : "";
		String rows = (this.batch != null) ? ", " + this.batch.summary() : "";
		return revision + statements + rows + doing + ", " + ElapsedTime.text(this.elapsed);
	}

	public LogFields fields() {
		return this.step.fields()
			.with(LogField.STATEMENT, (this.statement > 0) ? this.statement : null)
			.with(LogField.STATEMENTS, (this.statement > 0) ? this.step.statements() : null)
			.with(LogField.ROWS, (this.batch != null) ? this.batch.rows() : null)
			.with(LogField.ROWS_LEFT, (this.batch != null) ? this.batch.rest() : null)
			.with(LogField.DURATION_MS, this.elapsed);
	}

}
