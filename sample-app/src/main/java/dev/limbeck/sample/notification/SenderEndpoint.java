package dev.limbeck.sample.notification;

import java.util.Locale;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * Tells what the sender of this process does, and switches it:
 * {@code POST /actuator/sender} with <code>{"mode": "failing"}</code>.
 */
@Component
@WebEndpoint(id = "sender")
class SenderEndpoint {

	private final SwitchedSender sender;

	SenderEndpoint(SwitchedSender sender) {
		this.sender = sender;
	}

	@ReadOperation
	State get() {
		return new State(this.sender.mode().name().toLowerCase(Locale.ROOT));
	}

	@WriteOperation
	State switchTo(SenderMode mode) {
		this.sender.switchTo(mode);
		return get();
	}

	/**
	 * What it does.
	 *
	 * @param mode in lower case
	 */
	record State(String mode) {

	}

}
