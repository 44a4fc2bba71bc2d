package dev.limbeck.boot.things;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * An entity whose table a revision makes.
 */
@Entity
class Thing {

	@Id
	private @Nullable Long id;

	@Nullable Long getId() {
		return this.id;
	}

}
