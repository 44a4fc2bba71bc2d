package dev.limbeck.boot.jpa.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody lives.
 */
@Embeddable
class Address {

	@Column(length = 80)
	private @Nullable String street;

	@Column(length = 10)
	private @Nullable String postalCode;

	private @Nullable String city;

}
