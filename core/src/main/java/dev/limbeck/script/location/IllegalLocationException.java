package dev.limbeck.script.location;

/**
 * A location cannot be understood or read; the message says why.
 */
class IllegalLocationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	IllegalLocationException(String message) {
		super(message);
	}

}
