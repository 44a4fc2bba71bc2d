package dev.limbeck.boot.jdbc.shop;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * With a number from the database, columns of an embedded class, and a set of parts.
 */
@Table
public record Customer(@Id @Nullable Long id, String name, @Nullable String email, boolean active,
		@Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "home_") @Nullable Address home, Set<Phone> phones) {

	/**
	 * Where somebody lives.
	 */
	public record Address(String street, String city) {

	}

	/**
	 * One row for each.
	 */
	public record Phone(String number) {

	}

}
