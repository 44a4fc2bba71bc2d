package dev.limbeck.doctor.git;

import java.io.IOException;

/**
 * What git says when it does not do what it is asked.
 */
public final class GitRefusal extends IOException {

	private static final long serialVersionUID = 1L;

	private static final String NO_REPOSITORY = "not a git repository";

	private final boolean repository;

	GitRefusal(String message, String said) {
		super(said.isBlank() ? message : message + ": " + said.lines().findFirst().orElse("").strip());
		this.repository = !said.contains(NO_REPOSITORY);
	}

	/**
	 * Return whether there is a repository.
	 * @return whether git refuses for another reason than that there is none
	 */
	public boolean isOfRepository() {
		return this.repository;
	}

}
