package dev.limbeck.boot.jdbc.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * With a reference to another aggregate, a list of parts, which have parts, an enum and a
 * version.
 */
@Table("orders")
public record PurchaseOrder(@Id @Nullable Long id, @Version @Nullable Integer version,
		@Column("customer_id") AggregateReference<Customer, Long> customer, Status status, BigDecimal total,
		Instant placedAt, List<Line> lines) {

	/**
	 * How far it is.
	 */
	public enum Status {

		/** Somebody works on it. */
		OPEN,

		/** It is done. */
		PAID

	}

	/**
	 * In their order.
	 */
	public record Line(AggregateReference<Product, UUID> product, int quantity, List<Discount> discounts) {

	}

	/**
	 * A part of a part.
	 */
	public record Discount(String reason, double percent) {

	}

}
