package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.revision.Step.Direction;

/**
 * The steps by which a ledger follows a squash, or the way back: nothing is run. To add a
 * revision also takes out what it replaces.
 *
 * @param graph files and ledger
 */
record SquashSteps(AppliedGraph graph) {

	/**
	 * Return the ids that the ledger has rows for. A squash of which all is to stay is
	 * taken for what it replaces.
	 * @param after what is to stay, or to come
	 * @return ids, in the names of the ledger
	 */
	Set<String> ledger(Set<String> after) {
		SquashView view = this.graph.squashes();
		Set<String> rows = new HashSet<>(view.known() ? view.present() : this.graph.rows());
		view.given().forEach((squash, replaced) -> {
			List<String> ids = replaced.stream().map(Revision::id).toList();
			if (after.containsAll(ids)) {
				rows.remove(squash);
				rows.addAll(ids);
			}
		});
		return rows;
	}

	/**
	 * Return what the ledger has rows for under names that the graph has not.
	 * @param after what it shall have rows for
	 * @return ids that go
	 */
	Set<String> superseded(Set<String> after) {
		Set<String> gone = new TreeSet<>(ledger(after));
		gone.removeAll(after);
		gone.removeIf((id) -> this.graph.all().find(id) != null);
		return gone;
	}

	/**
	 * Return the steps by which squashes come into the ledger that count as applied.
	 * @return steps, in order
	 */
	List<Step> taken() {
		List<Step> steps = new ArrayList<>();
		this.graph.squashes().spare().forEach((id) -> steps.add(new Step(id, Direction.REMOVE)));
		steps.addAll(Step.all(this.graph.squashes().taken(), Direction.ADD));
		return steps;
	}

	/**
	 * Return the steps of an upgrade. Squashes that are complete by then take the place
	 * of what they replace as soon as that is there.
	 * @param pending what is to be applied
	 * @return steps, in order
	 */
	List<Step> finished(Set<String> pending) {
		RevisionGraph all = this.graph.all();
		Set<String> left = new HashSet<>(pending);
		Set<String> applied = this.graph.applied();
		List<Step> steps = new ArrayList<>();
		for (Revision squash : this.graph.squashes().partial().keySet()) {
			Set<String> missing = new LinkedHashSet<>(squash.replaces());
			missing.removeAll(applied);
			if (pending.containsAll(missing)) {
				Set<String> now = all.ancestors(missing);
				now.retainAll(left);
				steps.addAll(Step.all(all.inOrder(now::contains), Direction.UPGRADE));
				steps.add(new Step(squash.id(), Direction.ADD));
				applied.add(squash.id());
				left.removeAll(now);
			}
		}
		steps.addAll(Step.all(all.inOrder(left::contains), Direction.UPGRADE));
		return steps;
	}

	/**
	 * Name the heads after an upgrade.
	 * @param heads the heads, in the names before it
	 * @param steps the upgrade
	 * @return the heads in the names that the ledger then has
	 */
	Set<String> named(Set<String> heads, List<Step> steps) {
		Set<String> named = new TreeSet<>(heads);
		for (Revision squash : this.graph.squashes().partial().keySet()) {
			if (steps.contains(new Step(squash.id(), Direction.ADD)) && named.removeAll(squash.replaces())) {
				named.add(squash.id());
			}
		}
		return named;
	}

	/**
	 * Return the steps that must come before a downgrade: the ledger needs a row for each
	 * revision that goes.
	 * @param dropped what goes
	 * @return steps, in order
	 */
	List<Step> before(Set<String> dropped) {
		List<Step> steps = new ArrayList<>();
		SquashView view = this.graph.squashes();
		view.taken()
			.stream()
			.filter((squash) -> dropped.contains(squash.id()))
			.forEach((squash) -> steps.add(new Step(squash.id(), Direction.ADD)));
		view.given().forEach((squash, replaced) -> {
			if (replaced.stream().anyMatch((one) -> dropped.contains(one.id()))) {
				replaced.stream()
					.filter((one) -> !view.present().contains(one.id()))
					.forEach((one) -> steps.add(new Step(one.id(), Direction.ADD)));
				steps.add(new Step(squash, Direction.REMOVE));
			}
		});
		return steps;
	}

}
