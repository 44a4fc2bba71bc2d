package dev.limbeck.boot.jpa.shop;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/**
 * What rows remember of themselves.
 */
@MappedSuperclass
abstract class Timestamped {

	@Version
	private int version;

	@Column(nullable = false, updatable = false)
	@ColumnDefault("now()")
	private @Nullable Instant createdAt;

}
