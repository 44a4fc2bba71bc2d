package dev.limbeck.boot.jpa.page;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * What was bought.
 */
@Entity
@Table(name = "orders", indexes = @Index(name = "orders_customer", columnList = "customer_id"))
public class Order {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(optional = false)
	private @Nullable Customer customer;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false)
	private @Nullable OrderStatus status;

	/**
	 * How far it is.
	 */
	enum OrderStatus {

		OPEN, PAID

	}

}
