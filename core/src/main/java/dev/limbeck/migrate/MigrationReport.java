package dev.limbeck.migrate;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.step.AppliedStep;

/**
 * What a run found and did.
 *
 * @param position where the database stands now
 * @param plan what was done, from where the database stood before
 * @param steps what was done, with times
 * @param repeatables the scripts that were run again because they have changed, with
 * times
 * @param untried what a trial left out, because it or something before it runs outside of
 * transactions
 * @param abandoned revisions that were begun, not finished, and that no process is
 * working on, in alphabetical order
 * @param elapsed from the first attempt to connect to the end
 * @param attempts to connect until the database was reachable
 * @param database host, port and name
 * @param source who named the database, such as {@code DATABASE_URL}
 */
public record MigrationReport(Position position, Plan plan, List<AppliedStep> steps, List<AppliedStep> repeatables,
		List<String> untried, Set<String> abandoned, Duration elapsed, int attempts, String database, String source) {

	/**
	 * Copy the lists.
	 */
	public MigrationReport {
		steps = List.copyOf(steps);
		repeatables = List.copyOf(repeatables);
		untried = List.copyOf(untried);
		abandoned = Set.copyOf(abandoned);
	}

	/**
	 * Return the outcome as one line for a log.
	 * @return such as {@code Migrations applied: 3 in 1.2 s, now at 3b7a1d2e4f56}
	 */
	public String summary() {
		String current = NameList.of(this.position.current(), NameList.BASE);
		if (this.steps.isEmpty()) {
			return this.repeatables.isEmpty() ? "Up to date at " + current
					: String.format(Locale.ROOT, "Repeatables run: %d in %.1f s, at %s", this.repeatables.size(),
							this.elapsed.toMillis() / 1000.0, current);
		}
		String behind = this.repeatables.isEmpty() ? "" : " and repeatables: " + this.repeatables.size();
		return String.format(Locale.ROOT, "%s: %d%s in %.1f s, now at %s", done(direction()), this.steps.size(), behind,
				this.elapsed.toMillis() / 1000.0, current);
	}

	// A ledger may have to follow a squash before anything is run.
	private Direction direction() {
		return this.steps.stream()
			.map(AppliedStep::direction)
			.filter((direction) -> direction == Direction.UPGRADE || direction == Direction.DOWNGRADE)
			.findFirst()
			.orElse(this.steps.get(0).direction());
	}

	LogFields fields() {
		return LogFields.of(LogField.DATABASE, this.database)
			.with(LogField.ATTEMPT, this.attempts)
			.with(LogField.DURATION_MS, this.elapsed)
			.with(LogField.APPLIED, this.steps.size())
			.with(LogField.CURRENT, this.position.current());
	}

	private static String done(Direction direction) {
		return switch (direction) {
			case UPGRADE -> "Migrations applied";
			case DOWNGRADE -> "Migrations undone";
			case ADD, REMOVE -> "Ledger rows stamped";
		};
	}

}
