package dev.limbeck.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.VisibleText;
import dev.limbeck.diff.Change;
import dev.limbeck.diff.Comparison;
import dev.limbeck.diff.Keeping;
import dev.limbeck.diff.LeftAlone;
import dev.limbeck.diff.Plan;
import dev.limbeck.diff.Planner;
import dev.limbeck.diff.RenameCandidate;
import dev.limbeck.diff.Renames;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.Ownership;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.scope.Reach;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;

/**
 * Two schemas, and how one becomes the other.
 *
 * @param before the old side, as far as it is looked at
 * @param said what the new side says by itself
 * @param after the new side, as far as it is looked at
 * @param goal where the plan leads: the new side, perhaps with what is still to be
 * dropped
 * @param renamed what has only another name, as somebody has decided
 * @param plan how the old side becomes the goal
 * @param unread what is there and was not compared
 * @param notes what people should know about both sides, as sentences
 */
public record Difference(Schema before, Said said, Schema after, Schema goal, List<RenameCandidate> renamed, Plan plan,
		List<String> unread, List<String> notes) {

	/**
	 * Copy the lists.
	 */
	public Difference {
		renamed = List.copyOf(renamed);
		unread = List.copyOf(unread);
		notes = List.copyOf(notes);
	}

	/**
	 * Read both sides and compare them, the new one being a goal: without any table it is
	 * none.
	 * @param from the old side
	 * @param to the new side
	 * @param scope what is looked at
	 * @param scratch where SQL is tried
	 * @return the difference
	 * @throws LimbeckException if one of them cannot be read, or differs in a way that
	 * SQL cannot mend
	 */
	public static Difference towards(Model from, Model to, Scope scope, ScratchServer scratch) {
		Difference difference = between(from, to, scope, scratch);
		ModelSchema.goal(difference.said().schema(), to.name());
		return difference;
	}

	/**
	 * Read both sides and compare them, whatever they hold.
	 * @param from what should be so
	 * @param to what is so
	 * @param scope what is looked at
	 * @param scratch where SQL is tried
	 * @return the difference
	 * @throws LimbeckException if one of them cannot be read, or differs in a way that
	 * SQL cannot mend
	 */
	public static Difference between(Model from, Model to, Scope scope, ScratchServer scratch) {
		ModelSchema before = from.read(scratch);
		ModelSchema after = to.read(scratch);
		Scope.Both sides = scope.managed(before.managed())
			.managed(after.managed())
			.both(before.schema(), after.schema());
		Set<FactId> open = new HashSet<>(unsaid(from, before.schema()));
		open.addAll(unsaid(to, after.schema()));
		Schema old = sides.from().without(open);
		Said said = new Said(sides.to().without(open), to.reach());
		List<RenameCandidate> renamed = new ArrayList<>(to.renamed().between(old, said.schema()));
		from.renamed().between(said.schema(), old).forEach((back) -> renamed.add(back.reversed()));
		LeftAlone.Meant meant = said.beside(old, renamed);
		LeftAlone.Meant start = new Said(old, from.reach()).beside(meant.schema(),
				renamed.stream().map(RenameCandidate::reversed).toList());
		List<String> notes = joined(joined(before.notes(), after.notes()), joined(start.notes(), meant.notes()));
		return new Difference(start.schema(), said, meant.schema(), meant.schema(), renamed,
				Planner.plan(start.schema(), meant.schema(), renamed), joined(before.unknown(), after.unknown()),
				notes);
	}

	/**
	 * Read one side.
	 * @param model where it is said
	 * @param scope what is looked at
	 * @param scratch where SQL is tried
	 * @return what is in scope
	 */
	public static ModelSchema read(Model model, Scope scope, ScratchServer scratch) {
		ModelSchema read = model.read(scratch);
		Schema seen = scope.managed(read.managed()).of(read.schema());
		return read.of(seen.without(unsaid(model, seen)));
	}

	private static Set<FactId> unsaid(Model model, Schema schema) {
		return (model instanceof ScratchModel) ? Ownership.unsaid(schema) : Set.of();
	}

	private static List<String> joined(List<String> one, List<String> other) {
		Set<String> all = new LinkedHashSet<>(one);
		all.addAll(other);
		return new ArrayList<>(all);
	}

	/**
	 * Return what might have another name only, beside what is decided: nothing is taken
	 * for renamed unless somebody says so.
	 * @return pairs of something that goes and something that comes with equal content
	 */
	public List<RenameCandidate> offered() {
		return Renames.candidates(this.before, this.said.schema)
			.stream()
			.filter((offered) -> this.renamed.stream()
				.noneMatch((one) -> one.from().equals(offered.from()) || one.to().equals(offered.to())))
			.toList();
	}

	/**
	 * Return the same difference in which some things have another name only.
	 * @param decided the pairs
	 * @return a difference whose plan renames them
	 */
	public Difference renaming(List<RenameCandidate> decided) {
		Schema meant = this.said.beside(this.before, decided).schema();
		return new Difference(this.before, this.said, meant, meant, decided, Planner.plan(this.before, meant, decided),
				this.unread, this.notes);
	}

	/**
	 * Return the same difference with what the model does not say as PostgreSQL spells it
	 * afterwards, such as the columns of a view over one that changes.
	 * @param scratch where the plan is tried
	 * @return a difference that can be proven; this one if the plan does not run
	 */
	public Difference settled(ScratchServer scratch) {
		if (this.said.reach.isAll() || this.plan.isEmpty() || !PlanOutcome.isDerived(this.after, this.said.schema)) {
			return this;
		}
		Schema settled = PlanOutcome.settled(this, scratch);
		return new Difference(this.before, this.said, settled, settled, this.renamed,
				Planner.plan(this.before, settled, this.renamed), this.unread, this.notes);
	}

	/**
	 * Return the difference the other way round.
	 * @return how the new side becomes the old one
	 */
	public Difference reversed() {
		List<RenameCandidate> back = this.renamed.stream().map(RenameCandidate::reversed).toList();
		Said old = new Said(this.before, Reach.ALL);
		return new Difference(this.after, old, this.before, this.before, back,
				Planner.plan(this.after, this.before, back), this.unread, this.notes);
	}

	/**
	 * Return the same difference with a plan that keeps what somebody may still need.
	 * @return a difference whose goal holds what is to be dropped
	 */
	public Difference keeping() {
		Schema kept = Keeping.of(this.before, this.after, this.renamed);
		if (kept == this.after) {
			return this;
		}
		return new Difference(this.before, this.said, this.after, kept, this.renamed,
				Planner.plan(this.before, kept, this.renamed), this.unread, this.notes);
	}

	/**
	 * Return what is still to be dropped when the plan has run.
	 * @return the plan from the goal to the new side
	 */
	public Plan left() {
		return (this.goal != this.after) ? Planner.plan(this.goal, this.after) : Plan.EMPTY;
	}

	/**
	 * Refuse to start from anything else than what somebody has seen.
	 * @param fingerprint of the old side, as it was seen
	 * @throws LimbeckException if the old side is another one by now
	 */
	public void expect(String fingerprint) {
		String found = this.before.fingerprint();
		if (!found.equals(fingerprint)) {
			throw new LimbeckException("other-start",
					"The plan would not start from what is expected: the old side is " + found + " and not "
							+ VisibleText.line(fingerprint) + ".",
					"Somebody has changed it, or compares something else. Look at the new plan, and expect " + found
							+ " if it is right.");
		}
	}

	/**
	 * Return the object that a fact belongs to.
	 * @param id a fact of one of both sides
	 * @return the outermost object below a schema
	 */
	public FactId object(FactId id) {
		return (this.after.has(id) ? this.after : this.before).object(id);
	}

	/**
	 * Return the facts that differ.
	 * @return added, removed and changed facts, in the order of their ids
	 */
	public List<Change> changes() {
		return Comparison.of(this.before, this.after);
	}

	/**
	 * What a side says by itself.
	 *
	 * @param schema as far as it is looked at
	 * @param reach what it can say
	 */
	public record Said(Schema schema, Reach reach) {

		LeftAlone.Meant beside(Schema other, List<RenameCandidate> renamed) {
			return LeftAlone.of(other, this.schema, this.reach, renamed);
		}

	}

}
