package dev.limbeck.sample.event;

import java.time.Instant;

import dev.limbeck.sample.input.Line;
import dev.limbeck.sample.input.Moment;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * An event as a client sends it.
 *
 * @param name its name
 * @param owner whose it is; everybody's if nobody says so
 * @param startsAt when it begins, or {@code null}
 */
record NewEvent(@NotBlank @Line String name, @NotBlank @Line String owner, @Moment @Nullable Instant startsAt) {

	NewEvent(String name, @Nullable String owner, @Nullable Instant startsAt) {
		this.name = name;
		this.owner = (owner != null) ? owner : "everybody";
		this.startsAt = startsAt;
	}

}
