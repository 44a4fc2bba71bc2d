package dev.limbeck.proof;

import java.util.List;

/**
 * What a proof has found.
 *
 * @param problems what is not as it was announced, nothing if the plan is proven
 * @param empty the tables that no row could be made for, each with the reason
 * @param tables how many tables had rows
 */
public record ProofReport(List<Problem> problems, List<String> empty, int tables) {

	/**
	 * Copy the lists.
	 */
	public ProofReport {
		problems = List.copyOf(problems);
		empty = List.copyOf(empty);
	}

	public boolean isProven() {
		return this.problems.isEmpty();
	}

	/**
	 * One thing that is wrong.
	 *
	 * @param stage when it showed
	 * @param description what is wrong, one sentence
	 * @param observed whether the observer tells it, who sees once more what facts tell
	 */
	public record Problem(Stage stage, String description, boolean observed) {

	}

	/**
	 * When a problem showed.
	 */
	public enum Stage {

		/** The old side could not be made on the scratch database. */
		COPY,

		/** The new side could not be made there. */
		GOAL,

		/** The way there fails or leads elsewhere. */
		THERE,

		/** Rows are lost, or tables written anew, without a word. */
		ROWS,

		/** The way back fails or leads elsewhere. */
		BACK

	}

}
