package dev.limbeck.script.batch;

/**
 * Why a statement cannot be repeated as its tag asks for.
 */
final class BatchRefusal extends Exception {

	private final String code;

	private final String action;

	BatchRefusal(String code, String message, String action) {
		super(message, null, false, false);
		this.code = code;
		this.action = action;
	}

	BatchProblem at(int offset) {
		return new BatchProblem(offset, this.code, String.valueOf(getMessage()), this.action);
	}

}
