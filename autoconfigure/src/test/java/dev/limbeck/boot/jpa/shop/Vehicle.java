package dev.limbeck.boot.jpa.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import org.jspecify.annotations.Nullable;

/**
 * Something that delivers, in a table of its own.
 */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
class Vehicle {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	@Column(nullable = false, unique = true, length = 12)
	private @Nullable String plate;

}
