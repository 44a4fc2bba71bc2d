package dev.limbeck.step.failure;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.step.JavaStep;
import dev.limbeck.step.failure.JavaProblem.Kind;

/**
 * Tells everything about a revision in Java that failed: the line of its code, what it
 * threw, where the database stands and what to do.
 *
 * @param step what was run
 * @param problem what went wrong
 * @param circumstances when it happened
 */
record JavaFailure(JavaStep step, JavaProblem problem, Circumstances circumstances) {

	LimbeckException exception() {
		List<String> lines = new ArrayList<>();
		lines.add("Running " + this.step.direction().code() + " " + this.step.id() + this.step.described()
				+ (this.step.described().isEmpty() ? "" : ",") + " failed "
				+ ((this.problem.kind() == Kind.THROWN) ? "at " : "in ") + this.problem.place()
				+ ((this.problem.kind() == Kind.AT_COMMIT) ? " when it was committed." : "."));
		lines.addAll(this.problem.details());
		lines.addAll((this.problem.kind() == Kind.ENDED)
				? List.of("What it committed is not rolled back; the ledger may hold the revision as begun.")
				: this.circumstances.lines(this.step.direction()));
		String code = Retries.mayPass(this.problem.sqlState()) ? "blocked-revision" : "failed-revision";
		return new LimbeckException(code, String.join("\n", lines), action(), this.problem.cause(),
				this.problem.sqlState());
	}

	private String action() {
		if (Retries.mayPass(this.problem.sqlState())) {
			return this.circumstances.retries()
				.advice(this.problem.sqlState(), "limbeck.statement.lock-timeout says how long to wait.");
		}
		return switch (this.problem.kind()) {
			case SWALLOWED -> "Let " + this.step.method() + " throw what its statements throw, or set a savepoint "
					+ "before those that may fail. Then start again.";
			case ENDED -> "Look at the tables which of its statements took effect, and undo them by hand. Let "
					+ this.step.method() + " neither commit nor roll back, and start again.";
			case THROWN, AT_COMMIT -> "Correct " + this.step.origin() + " and start again.";
		};
	}

}
