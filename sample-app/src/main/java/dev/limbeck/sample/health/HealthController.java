package dev.limbeck.sample.health;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers in short how the service does: 503 when not all is well.
 */
@RestController
class HealthController {

	private final ServiceHealth health;

	HealthController(ServiceHealth health) {
		this.health = health;
	}

	@GetMapping("/health")
	ResponseEntity<ShortHealth> get() {
		ShortHealth found = this.health.look();
		return ResponseEntity.status(found.ok() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).body(found);
	}

}
