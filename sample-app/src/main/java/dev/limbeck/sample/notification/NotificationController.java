package dev.limbeck.sample.notification;

import java.util.List;

import dev.limbeck.sample.input.Line;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Notifications over HTTP, fifty a page.
 */
@RestController
@RequestMapping("/notifications")
class NotificationController {

	private final NotificationRepository notifications;

	NotificationController(NotificationRepository notifications) {
		this.notifications = notifications;
	}

	@GetMapping
	List<Notification> list(@RequestParam(required = false) @Line @Nullable String recipient,
			@RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page) {
		return this.notifications.find(recipient, page);
	}

}
