package dev.limbeck.sample.notification;

import java.time.Clock;

import dev.limbeck.sample.preference.PreferenceRepository;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells users something, once, however often it is asked to: the key tells that a
 * notification was made, and its row, locked meanwhile, that it was sent. If the process
 * ends between sending and remembering that, the same is sent again: give the key to
 * whoever delivers it, who can tell.
 */
@Service
public class Delivery {

	private final NotificationRepository notifications;

	private final PreferenceRepository preferences;

	private final Sender sender;

	private final TransactionOperations transaction;

	private final Clock clock;

	Delivery(NotificationRepository notifications, PreferenceRepository preferences, Sender sender,
			TransactionOperations transaction, Clock clock) {
		this.notifications = notifications;
		this.preferences = preferences;
		this.sender = sender;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Make a notification and send it, if that was not done before.
	 * @param notification what to tell whom; the recipient's preferences say how
	 */
	public void deliver(NewNotification notification) {
		this.notifications.add(notification, this.preferences.of(notification.recipient()).channel(),
				this.clock.instant());
		this.transaction.executeWithoutResult((status) -> send(this.notifications.lock(notification.key())));
	}

	private void send(Notification notification) {
		if (notification.sentAt() == null) {
			this.sender.send(notification);
			this.notifications.markSent(notification.id(), this.clock.instant());
		}
	}

}
