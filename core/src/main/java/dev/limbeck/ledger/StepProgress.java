package dev.limbeck.ledger;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How far a step has come whose statements run one by one, as the column {@code progress}
 * of the ledger says it. What is done and what is begun has been committed as such.
 *
 * @param of how many statements the step has
 * @param done how many of them are done, from the first on
 * @param next what became of the one behind them
 * @param hash of the statements that are done, and of the one that is begun
 * @param batch how far the one behind them has come, or {@code null} if no round of it is
 * done
 */
public record StepProgress(int of, int done, Next next, String hash, @Nullable BatchProgress batch) {

	public StepProgress(int of, int done, Next next, String hash) {
		this(of, done, next, hash, null);
	}

	/**
	 * Return the progress of a step that has only just been entered into the ledger.
	 * @param hashes of its statements
	 * @return nothing is done
	 */
	public static StepProgress none(List<String> hashes) {
		return new StepProgress(hashes.size() - 1, 0, Next.UNTOUCHED, hashes.get(0));
	}

	/**
	 * Return the number of the statement behind those that are done.
	 * @return the number, from 1; perhaps there is no such statement
	 */
	public int number() {
		return this.done + 1;
	}

	/**
	 * Return how many statements the hash is about.
	 * @return the number of those that may not change any more
	 */
	public int hashed() {
		return this.done + ((this.next == Next.BEGUN || this.batch != null) ? 1 : 0);
	}

	/**
	 * Tell it in words.
	 * @return one sentence without a full stop
	 */
	public String sentence() {
		return statements() + ((this.batch != null) ? rounds(this.batch) : "");
	}

	private String rounds(BatchProgress batch) {
		boolean one = batch.rounds() == 1;
		String rounds = String.format(Locale.ROOT, "%,d %s of statement %d", batch.rounds(), one ? "round" : "rounds",
				number());
		String changed = String.format(Locale.ROOT, " (%,d %s changed)", batch.rows(),
				(batch.rows() == 1) ? "row" : "rows");
		String are = one ? " is" : " are";
		return ((this.done == 0) ? ", but " + rounds + are : ", as" + are + " " + rounds) + changed;
	}

	private String statements() {
		return switch (this.done) {
			case 0 ->
				(this.of == 1) ? "Its only statement is not done" : "None of its " + this.of + " statements is done";
			case 1 -> "Statement 1 of " + this.of + " is done";
			case 2 -> "Statements 1 and 2 of " + this.of + " are done";
			default -> "Statements 1 to " + this.done + " of " + this.of + " are done";
		};
	}

	/**
	 * Return what the ledger keeps, the time aside at which the step was begun.
	 * @return the object as JSON
	 */
	String json() {
		String touched = switch (this.next) {
			case UNTOUCHED -> "";
			case BEGUN -> ", \"begun\": " + number();
			case FAILED -> ", \"failed\": " + number();
		};
		return String.format(Locale.ROOT, "{\"of\": %d, \"done\": %d, \"hash\": \"%s\"%s}", this.of, this.done,
				this.hash, touched);
	}

	/**
	 * What became of the first statement that is not done.
	 */
	public enum Next {

		/** It was not sent, or all of it was rolled back. */
		UNTOUCHED,

		/** It was sent alone, and its answer was lost or does not tell all. */
		BEGUN,

		/** It failed. */
		FAILED

	}

}
