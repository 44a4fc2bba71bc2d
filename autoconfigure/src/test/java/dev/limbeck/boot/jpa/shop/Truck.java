package dev.limbeck.boot.jpa.shop;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle with a load, in a table beside.
 */
@Entity
class Truck extends Vehicle {

	@Column(columnDefinition = "numeric(8,3) DEFAULT 3.5 NOT NULL")
	private @Nullable BigDecimal tons;

}
