package dev.limbeck.boot.jpa.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * Where things lie.
 */
@Entity
class Warehouse {

	@Id
	@Column(length = 8)
	private @Nullable String code;

	@Embedded
	private @Nullable Address address;

	private byte @Nullable [] plan;

}
