package dev.limbeck.migrate;

import java.time.Duration;
import java.util.List;

import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.step.AppliedStep;
import dev.limbeck.step.RunningStep;
import org.jspecify.annotations.Nullable;

/**
 * Steps that were sent to be committed together. If the answer is lost with the
 * connection, the log tells afterwards whether they were, and in which run.
 *
 * @param event what the log calls it
 * @param steps what is done once it is committed
 * @param running what a listener was told of, if of anything
 */
record SentTransaction(String event, List<AppliedStep> steps, @Nullable RunningStep running) {

	static SentTransaction of(RunningStep running) {
		boolean runs = running.direction() == Direction.UPGRADE || running.direction() == Direction.DOWNGRADE;
		return new SentTransaction(runs ? running.direction().code() : "stamp",
				List.of(new AppliedStep(running.revision(), running.direction(), running.description(), Duration.ZERO)),
				running);
	}

	/**
	 * Return the revision by which the log can be asked.
	 * @return the id
	 */
	String revision() {
		return this.steps.get(0).revision();
	}

	LogFields fields() {
		AppliedStep first = this.steps.get(0);
		return LogFields.of(LogField.REVISION, first.revision()).with(LogField.DIRECTION, first.direction().code());
	}

	/**
	 * Return what was done.
	 * @param duration how long it took
	 * @return the steps
	 */
	List<AppliedStep> done(Duration duration) {
		return this.steps.stream()
			.map((step) -> new AppliedStep(step.revision(), step.direction(), step.description(), duration))
			.toList();
	}

}
