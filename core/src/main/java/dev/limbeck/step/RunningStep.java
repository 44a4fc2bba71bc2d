package dev.limbeck.step;

import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.revision.Step.Direction;

/**
 * A step that is being run.
 *
 * @param revision the id of the revision
 * @param direction up or down
 * @param description what the revision does, in one line
 * @param number of the step in the run, from 1
 * @param total how many steps the run has
 * @param statements how many statements the step has, 0 for code
 */
public record RunningStep(String revision, Direction direction, String description, int number, int total,
		int statements) {

	public LogFields fields() {
		return LogFields.of(LogField.REVISION, this.revision)
			.with(LogField.DIRECTION, this.direction.code())
			.with(LogField.NUMBER, this.number)
			.with(LogField.TOTAL, this.total);
	}

}
