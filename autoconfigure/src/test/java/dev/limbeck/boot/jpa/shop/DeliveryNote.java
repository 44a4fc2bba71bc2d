package dev.limbeck.boot.jpa.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * What comes with a delivery.
 */
@Entity
@Table(name = "delivery_note", options = "WITH (fillfactor = 70)")
class DeliveryNote extends Document {

	@ManyToOne
	private @Nullable Vehicle vehicle;

}
