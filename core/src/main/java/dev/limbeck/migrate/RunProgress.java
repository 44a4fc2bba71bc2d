package dev.limbeck.migrate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import dev.limbeck.migrate.MigrationCommand.Resume;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Step;
import dev.limbeck.script.FolderScript;
import dev.limbeck.step.AppliedStep;
import dev.limbeck.step.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What a run has agreed upon and done so far, over all its attempts.
 */
final class RunProgress {

	private static final int ROUNDS = 10;

	private @Nullable PlannedChange agreed;

	private @Nullable Decision decision;

	private @Nullable String run;

	private final Deque<SentTransaction> sent = new ArrayDeque<>();

	private List<String> untried = List.of();

	private final List<AppliedStep> done = new ArrayList<>();

	private final List<AppliedStep> repeated = new ArrayList<>();

	private final CallbackProgress callbacks = new CallbackProgress();

	private Set<AppliedRevision> seen = Set.of();

	private int rounds;

	private @Nullable Supplier<Set<String>> standing;

	private volatile boolean asking;

	@Nullable PlannedChange agreed() {
		return this.agreed;
	}

	void agree(PlannedChange change) {
		this.agreed = change;
	}

	/**
	 * Ask a person, who may take any time. Nothing is running meanwhile.
	 * @param question asks
	 * @return the answer
	 */
	boolean ask(BooleanSupplier question) {
		this.asking = true;
		try {
			return question.getAsBoolean();
		}
		finally {
			this.asking = false;
		}
	}

	/**
	 * Tell, also to another thread, whether a person is being asked.
	 * @return whether the run does nothing but wait for an answer
	 */
	boolean isAsking() {
		return this.asking;
	}

	/**
	 * Return what a person has decided, the same over all attempts.
	 * @param command what is to be done
	 * @return the decision
	 */
	Decision decision(MigrationCommand command) {
		Decision made = (this.decision != null) ? this.decision
				: new Decision((command instanceof Resume resume) ? resume.mode() : Decision.Mode.GO_ON);
		this.decision = made;
		return made;
	}

	/**
	 * Begin to work under the migration lock.
	 * @param rows what the ledger holds
	 * @return whether to wait for the lock again if it gets lost: not for ever, unless
	 * the ledger moves meanwhile
	 */
	boolean beginRound(Collection<AppliedRevision> rows) {
		Set<AppliedRevision> now = Set.copyOf(rows);
		this.rounds = now.equals(this.seen) ? this.rounds + 1 : 1;
		this.seen = now;
		return this.rounds < ROUNDS;
	}

	/**
	 * Return what the log calls the run, the same over all attempts.
	 * @param random makes a name that no other run has
	 * @return the name
	 */
	String name(RandomGenerator random) {
		String name = (this.run != null) ? this.run : HexFormat.of().toHexDigits(random.nextLong());
		this.run = name;
		return name;
	}

	/**
	 * Remember what is about to be committed, instead of what was sent before.
	 * @param transactions what is sent, in order
	 */
	void send(List<SentTransaction> transactions) {
		this.sent.clear();
		this.sent.addAll(transactions);
	}

	/**
	 * Return what was sent and not answered.
	 * @return the transactions, in order
	 */
	List<SentTransaction> sent() {
		return List.copyOf(this.sent);
	}

	/**
	 * Remember how to tell where the database stands.
	 * @param heads of what is applied, as it was read and with what was done since
	 */
	void stand(Supplier<Set<String>> heads) {
		this.standing = heads;
	}

	/**
	 * Return where the database stood when it was last seen.
	 * @return the heads of what was applied, or {@code null} if it was never seen
	 */
	@Nullable Set<String> current() {
		return (this.standing != null) ? this.standing.get() : null;
	}

	/**
	 * Forget what was sent: none of it is on its way any more.
	 */
	void answered() {
		this.sent.clear();
	}

	/**
	 * Remember that the first transaction that was sent is committed.
	 */
	void committed() {
		this.sent.poll();
	}

	CallbackProgress callbacks() {
		return this.callbacks;
	}

	void add(AppliedStep step) {
		this.callbacks.done(step);
		int slash = step.revision().indexOf('/');
		if (slash < 0) {
			this.done.add(step);
		}
		else if (step.revision().startsWith(FolderScript.Kind.REPEATABLE.word())) {
			this.repeated.add(step);
		}
	}

	void leaveUntried(List<String> revisions) {
		this.untried = List.copyOf(revisions);
	}

	List<String> untried() {
		return this.untried;
	}

	List<AppliedStep> repeatables() {
		return List.copyOf(this.repeated);
	}

	List<AppliedStep> steps() {
		return List.copyOf(this.done);
	}

	/**
	 * Return what was done.
	 * @param current the heads of what is applied now
	 * @return the steps, from where the database stood before the first
	 */
	Plan plan(Set<String> current) {
		Set<String> from = (this.agreed != null) ? this.agreed.plan().from() : current;
		List<Step> steps = this.done.stream().map((step) -> new Step(step.revision(), step.direction())).toList();
		return new Plan(new TreeSet<>(from), steps, new TreeSet<>(current));
	}

}
