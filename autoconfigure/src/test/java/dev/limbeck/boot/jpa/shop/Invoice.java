package dev.limbeck.boot.jpa.shop;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * What is to be paid, in a schema of its own.
 */
@Entity
@Table(schema = "billing")
class Invoice extends Document {

	@ManyToOne(optional = false)
	private @Nullable Order order;

	@Column(precision = 12, scale = 2)
	private @Nullable BigDecimal amount;

}
