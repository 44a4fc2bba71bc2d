package dev.limbeck.step.runner;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.ledger.LockHolder;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.script.Execution;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.failure.FlightFailure;
import dev.limbeck.step.runner.Flight.Message;
import dev.limbeck.step.runner.Flight.Part;

/**
 * Steps that travel together: a single Query message, in which each has a transaction of
 * its own. If one fails, the server skips all that follow. The markers are numbered
 * through, so that those of a step begin where the commit of the one before ends; the
 * first of all says that the server has understood the message, and begins to run it.
 *
 * @param steps in their order
 * @param begins the last marker in front of each step, and the one behind the last
 * @param flight the message
 */
record JoinedFlight(List<SqlStep> steps, List<Integer> begins, Flight flight) {

	/**
	 * Put together as many steps as one message may hold.
	 * @param candidates the steps to come
	 * @param limit how many at most
	 * @param transactions surround them
	 * @return those that may travel together, from the first on; often only that one, or
	 * none
	 */
	static JoinedFlight of(List<? extends RunnableStep> candidates, int limit, StepTransactions transactions) {
		Packing packing = new Packing(transactions);
		for (RunnableStep candidate : candidates) {
			if (packing.steps.size() == limit || !(candidate instanceof SqlStep step) || !mayJoin(step)
					|| !packing.add(step)) {
				break;
			}
			if (step.section().changesSessionDefaults()) {
				break;
			}
		}
		return packing.flight();
	}

	private static boolean mayJoin(SqlStep step) {
		return step.entry().repeatable() == null && step.section().execution() == Execution.TRANSACTION
				&& step.section().source().text().length() <= FlightLegs.MESSAGE_SIZE
				&& step.section().statements().stream().noneMatch((statement) -> statement.copyData() != null);
	}

	int size() {
		return this.steps.size();
	}

	int begin(int index) {
		return this.begins.get(index);
	}

	/**
	 * Return the marker that tells that a step is committed.
	 * @param index of the step
	 * @return the number
	 */
	int end(int index) {
		return this.begins.get(index + 1);
	}

	/**
	 * Find the step to which a marker belongs.
	 * @param marker the number
	 * @return the index of the step; of one more than there are for what is behind them
	 * all
	 */
	int index(int marker) {
		int index = 0;
		while (index < size() && marker >= end(index)) {
			index++;
		}
		return index;
	}

	/**
	 * Tell of a failure as if its step had travelled alone.
	 * @param index of the step
	 * @param failure of this flight
	 * @param marker the last one that was heard
	 * @return the failure of the step
	 */
	FlightFailure within(int index, FlightFailure failure, int marker) {
		boolean there = failure.offset() >= 0 && index(failure.number()) == index;
		int number = (there ? failure.number() : marker) - begin(index);
		return new FlightFailure(failure.error(), Math.max(number, FlightFailure.OPENING),
				there ? failure.offset() : -1);
	}

	/**
	 * What is put together so far.
	 */
	private static final class Packing {

		private final StepTransactions transactions;

		private final List<SqlStep> steps = new ArrayList<>();

		private final List<Integer> begins = new ArrayList<>(List.of(1));

		private final List<Part> parts = new ArrayList<>();

		private final StringBuilder text;

		Packing(StepTransactions transactions) {
			this.transactions = transactions;
			this.text = new StringBuilder(transactions.marker().sql(1));
		}

		// The first one is put in at any length: then nothing travels with it.
		boolean add(SqlStep step) {
			int length = this.text.length();
			int known = this.parts.size();
			append(step);
			boolean fits = this.text.length() <= FlightLegs.MESSAGE_SIZE || this.steps.isEmpty();
			if (fits) {
				this.steps.add(step);
				this.begins.add(last() + step.statements() + 2);
			}
			else {
				this.text.setLength(length);
				this.parts.subList(known, this.parts.size()).clear();
			}
			return fits;
		}

		private void append(SqlStep step) {
			StepTransaction transaction = this.steps.isEmpty() ? this.transactions.first(step)
					: this.transactions.next(step);
			this.text.append(transaction.opening()).append(";\n");
			int number = last();
			for (int i = 1; i <= step.statements(); i++) {
				number++;
				this.text.append(transaction.marker().sql(number));
				this.parts.add(new Part(this.text.length(), number));
				this.text.append(step.section().sql(step.statement(i))).append("\n;\n");
			}
			this.text.append(Flight.end(transaction, number));
		}

		private int last() {
			return this.begins.get(this.begins.size() - 1);
		}

		JoinedFlight flight() {
			Direction direction = this.steps.isEmpty() ? Direction.UPGRADE : this.steps.get(0).direction();
			String comment = LockHolder.comment(direction, this.steps.stream().map(SqlStep::id).toList());
			this.text.append(this.transactions.marker().comparing(this.transactions.defaults()));
			List<Part> moved = this.parts.stream()
				.map((part) -> new Part(comment.length() + part.offset(), part.number()))
				.toList();
			return new JoinedFlight(List.copyOf(this.steps), List.copyOf(this.begins),
					new Flight(List.of(new Message(comment + this.text, moved)), last()));
		}

	}

}
