package dev.limbeck.boot.slices;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * A note as JPA sees it.
 */
@Entity
class Note {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private @Nullable String text;

	@Nullable Long getId() {
		return this.id;
	}

	@Nullable String getText() {
		return this.text;
	}

}
