package dev.limbeck.script.classfile;

import java.io.IOException;

/**
 * A class file breaks the rules of its format; the message says which.
 */
public class MalformedClassException extends IOException {

	private static final long serialVersionUID = 1L;

	MalformedClassException(String message) {
		super(message);
	}

}
