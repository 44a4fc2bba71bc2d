package dev.limbeck.boot.jpa.shop;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/**
 * What makes a product cheaper; its key has two parts.
 */
@Entity
class Coupon {

	@EmbeddedId
	private @Nullable Key key;

	@ManyToOne
	private @Nullable Product product;

	@Column(name = "percentage",
			check = @CheckConstraint(name = "coupon_is_a_part", constraint = "percentage BETWEEN 1 AND 100"))
	private short percentage;

	/**
	 * By what a coupon is known.
	 *
	 * @param campaign what it belongs to
	 * @param code what people type
	 */
	@Embeddable
	record Key(String campaign, String code) {

	}

}
