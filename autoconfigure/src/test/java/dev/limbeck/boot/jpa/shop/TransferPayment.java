package dev.limbeck.boot.jpa.shop;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/**
 * Money from a bank.
 */
@Entity
@DiscriminatorValue("transfer")
class TransferPayment extends Payment {

	@Column(length = 34)
	private @Nullable String iban;

}
