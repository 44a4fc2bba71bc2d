package dev.limbeck.sample.notification;

/**
 * Brings a notification to its recipient.
 */
interface Sender {

	/**
	 * Send one.
	 * @param notification what to send; its key is the same if it is sent again
	 * @throws RuntimeException if that was not possible
	 */
	void send(Notification notification);

}
