package dev.limbeck.schema.snapshot;

/**
 * What is wrong with one line of a snapshot. The message follows on "the line".
 */
final class MalformedSnapshotException extends Exception {

	private static final long serialVersionUID = 1L;

	MalformedSnapshotException(String message) {
		super(message);
	}

}
