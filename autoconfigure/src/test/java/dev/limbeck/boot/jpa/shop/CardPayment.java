package dev.limbeck.boot.jpa.shop;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/**
 * Money from a card.
 */
@Entity
@DiscriminatorValue("card")
class CardPayment extends Payment {

	@Column(length = 4)
	private @Nullable String lastDigits;

}
