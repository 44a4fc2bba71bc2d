package dev.limbeck.cli.command;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.SymbolRange;

/**
 * The revisions that a downgrade can go to: those on which something was built.
 *
 * @param current where the database stands
 * @param stepwise whether one step down leads to a single place
 * @param targets such as {@code 2a3f4c9d1cde, Reminders}, newest first
 */
record DowngradeTargets(Set<String> current, boolean stepwise, List<String> targets) {

	private static final int MOST = 10;

	/**
	 * Look at the database.
	 * @param invocation where the command runs
	 * @return where it can go back to
	 * @throws LimbeckException if the database or the files cannot be read
	 */
	static DowngradeTargets of(Invocation invocation) {
		Overview overview = Overview.of(invocation, true);
		Position position = overview.position();
		RevisionView view = overview.view();
		List<String> targets = overview.resolver()
			.history(SymbolRange.ALL)
			.stream()
			.filter((revision) -> isBelow(revision, position))
			.map((revision) -> view.text().line(revision))
			.toList();
		return new DowngradeTargets(position.current(), isStepwise(position, view), targets);
	}

	private static boolean isStepwise(Position position, RevisionView view) {
		return position.current().size() == 1
				&& position.current().stream().allMatch((id) -> view.find(id).parents().size() < 2);
	}

	private static boolean isBelow(Revision revision, Position position) {
		return position.applied().contains(revision.id()) && !position.current().contains(revision.id());
	}

	/**
	 * Say that no target was named, and which there are.
	 * @return the error
	 */
	UsageException missing() {
		String missing = "A downgrade needs a target, and none is named. Nothing was done.";
		if (this.current.isEmpty()) {
			return new UsageException(missing, "No revision is applied: there is nothing to take back.");
		}
		Stream<String> first = this.targets.stream().limit(MOST);
		Stream<String> rest = (this.targets.size() > MOST)
				? Stream.of("... and " + (this.targets.size() - MOST) + " more: \"limbeck history\"") : Stream.of();
		String choices = Stream
			.of(this.stepwise ? Stream.of("-1 (one step down)") : Stream.<String>of(), first, rest,
					Stream.of("base (takes back everything)"))
			.flatMap((lines) -> lines)
			.map((line) -> "  " + line)
			.collect(Collectors.joining("\n"));
		return new UsageException(missing + " The database stands at " + NameList.of(this.current) + ".",
				"Name one of these:\n" + choices);
	}

}
