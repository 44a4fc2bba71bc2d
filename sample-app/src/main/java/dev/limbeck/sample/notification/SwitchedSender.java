package dev.limbeck.sample.notification;

import java.util.concurrent.CountDownLatch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes notifications to the log, in the place of a real sender, and can be switched to
 * trouble: {@code reminders.sender=failing}, or at run time the endpoint {@code sender}.
 */
@Component
class SwitchedSender implements Sender {

	private static final Logger logger = LoggerFactory.getLogger(SwitchedSender.class);

	private volatile SenderMode mode;

	SwitchedSender(@Value("${reminders.sender:working}") SenderMode mode) {
		this.mode = mode;
	}

	SenderMode mode() {
		return this.mode;
	}

	void switchTo(SenderMode newMode) {
		this.mode = newMode;
	}

	@Override
	public void send(Notification notification) {
		switch (this.mode) {
			case WORKING -> logger.info("Sent {} to {} by {}: {}", notification.key(), notification.recipient(),
					notification.channel(), notification.text());
			case FAILING -> throw new IllegalStateException("The sender is switched to failing.");
			case HANGING -> hang(notification);
		}
	}

	private static void hang(Notification notification) {
		try {
			logger.info("Sending {} hangs", notification.key());
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("The sender was told to stop.", ex);
		}
	}

}
