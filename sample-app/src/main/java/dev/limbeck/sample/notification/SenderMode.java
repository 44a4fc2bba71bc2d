package dev.limbeck.sample.notification;

/**
 * What the sender does with notifications.
 */
enum SenderMode {

	/** It sends them. */
	WORKING,

	/** It fails. */
	FAILING,

	/** It never comes back. */
	HANGING

}
