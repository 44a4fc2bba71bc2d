package dev.limbeck.step.failure;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.revision.Position;
import dev.limbeck.session.HarmlessCause;
import dev.limbeck.session.StopSignal;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.failure.JavaProblem.Kind;
import dev.limbeck.step.failure.StepFailure.OfJava;

/**
 * What is told of a run that ends because its thread is interrupted, as the JVM's
 * shutdown does.
 */
public final class Interruption {

	private static final Retries NO_RETRIES = new Retries(1, Duration.ZERO, List.of());

	private Interruption() {
	}

	/**
	 * Tell whether a step failed only because this thread was to stop.
	 * @param failure how it failed
	 * @return whether the step itself is not to blame
	 */
	public static boolean ended(StepFailure failure) {
		boolean java = failure instanceof OfJava code && code.problem().kind() == Kind.THROWN
				&& code.problem().cause() instanceof InterruptedException;
		return StopSignal.isTold() && (java || SqlState.QUERY_CANCELED.equals(failure.sqlState()));
	}

	/**
	 * Explain the end of a run in front of a step.
	 * @param step what comes next
	 * @param done how many steps the run has done
	 * @param position where the database stands
	 * @return the explanation
	 */
	public static LimbeckException before(RunnableStep step, int done, Position position) {
		PartialProgress nothing = new PartialProgress("That one was not begun", true, true);
		Circumstances circumstances = new Circumstances(false, done, position, "", NO_RETRIES, nothing);
		return new LimbeckException(
				StopSignal.CODE, "The migration was told to stop, and did so before it ran " + step.description()
						+ ".\n" + String.join("\n", circumstances.lines(step.direction())),
				"Start again: it goes on there.");
	}

	/**
	 * Explain the end of a run in the middle of a step.
	 * @param step what was running
	 * @param failure how it ended
	 * @param circumstances when it did
	 * @return the explanation
	 */
	public static LimbeckException during(RunnableStep step, StepFailure failure, Circumstances circumstances) {
		Circumstances known = failure.under(circumstances);
		return new LimbeckException(
				StopSignal.CODE, "The migration was told to stop, and did so in " + step.description() + ", at "
						+ failure.place() + ".\n" + String.join("\n", known.lines(step.direction())),
				known.adviceAfterStop());
	}

	/**
	 * Explain the end of a run outside of its steps, or whose connection had to be cut.
	 * @param place host, port and database
	 * @param cause what the driver said
	 * @param outcome what stays, and where the database stands as far as is known
	 * @return the explanation
	 */
	public static LimbeckException cut(String place, SQLException cause, String outcome) {
		return new LimbeckException(StopSignal.CODE,
				"The migration at " + place + " was told to stop, and did so: " + ServerErrors.message(cause) + ".\n"
						+ outcome,
				"Start again: it goes on where the database stands, which \"limbeck current\" shows.",
				HarmlessCause.withoutSql(cause));
	}

}
