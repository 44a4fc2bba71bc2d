package dev.limbeck.step.failure;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.step.SqlStep;
import org.jspecify.annotations.Nullable;

/**
 * Under which circumstances a step failed.
 *
 * @param trial whether all was to be rolled back anyway
 * @param done how many steps this run did before
 * @param position where the database stands, the failed step rolled back
 * @param role who ran it
 * @param retries how often others were in the way
 * @param partial what was not rolled back, or {@code null} if all of the step was
 */
public record Circumstances(boolean trial, int done, Position position, String role, Retries retries,
		@Nullable PartialProgress partial) {

	Circumstances with(PartialProgress left) {
		return new Circumstances(this.trial, this.done, this.position, this.role, this.retries, left);
	}

	/**
	 * Tell who was in the way, and where the database stands.
	 * @param direction the way the failed step went
	 * @return lines
	 */
	List<String> lines(Direction direction) {
		return lines(direction, "The revision was rolled back");
	}

	/**
	 * Tell the same of a step that may be none of a revision.
	 * @param step the failed step
	 * @return lines
	 */
	List<String> lines(SqlStep step) {
		String what = (step.entry().kind() == null) ? "The revision was rolled back"
				: step.section().transactional() ? "It was rolled back" : "What it had done before that stays";
		return lines(step.direction(), what);
	}

	private List<String> lines(Direction direction, String end) {
		List<String> lines = new ArrayList<>(this.retries.sentences());
		lines.add(standing(direction, end));
		return lines;
	}

	/**
	 * Tell how to go on with a step that was stopped from outside.
	 * @return what to do
	 */
	String adviceAfterStop() {
		if (this.partial == null || this.partial.nothing()) {
			return "Start again: this revision is run from its beginning.";
		}
		return this.partial.told() ? "Start again: it goes on at this statement."
				: "Look in the database how much of the statement took effect. Then " + UnfinishedErrors.WAYS;
	}

	private String standing(Direction direction, String end) {
		String current = NameList.of(this.position.current(), NameList.NOTHING_APPLIED);
		if (this.trial) {
			return "This was a trial: everything was rolled back; the database stands at " + current + ".";
		}
		String verb = (direction == Direction.UPGRADE) ? "applied" : "undid";
		String before = (this.done > 0) ? "; this run " + verb + " " + this.done + " before it" : "";
		String step = (this.partial != null) ? this.partial.standing() : end;
		return step + "; the database stands at " + current + before + ".";
	}

	/**
	 * Tell how to go on.
	 * @param todo what is to be done first, without a full stop
	 * @return what to do
	 */
	String goOn(String todo) {
		return (this.partial != null) ? this.partial.goOn(todo) : PartialProgress.again(todo) + ".";
	}

}
