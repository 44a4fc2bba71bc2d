package dev.limbeck.doctor.finding;

import java.util.Locale;

/**
 * How bad a finding is, the worst first.
 */
public enum Severity {

	/** A start, or a fresh database, fails. */
	FATAL,

	/** It works by accident, or will not for long. */
	WARNING,

	/** Worth knowing; nothing fails. */
	NOTE;

	/**
	 * Return the name for programs.
	 * @return in lower case
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
