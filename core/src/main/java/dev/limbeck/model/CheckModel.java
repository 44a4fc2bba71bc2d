package dev.limbeck.model;

/**
 * What a check does when the revisions do not give what the model says.
 */
public enum CheckModel {

	/** It fails. */
	FAIL,

	/** It says so. */
	WARN,

	/** It does not look. */
	OFF;

	/** What is so unless somebody says otherwise. */
	public static final String DEFAULT = "off";

}
