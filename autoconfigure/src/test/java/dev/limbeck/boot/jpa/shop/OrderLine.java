package dev.limbeck.boot.jpa.shop;

import java.math.BigDecimal;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/**
 * A part of an order; goes with it, and knows its total.
 */
@Entity
@Table(name = "order_line", check = @CheckConstraint(name = "order_line_has_some", constraint = "quantity > 0"))
class OrderLine {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(optional = false)
	@JoinColumn(name = "order_id", foreignKey = @ForeignKey(name = "order_line_order"))
	@OnDelete(action = OnDeleteAction.CASCADE)
	private @Nullable Order order;

	@ManyToOne(optional = false)
	private @Nullable Product product;

	private int quantity;

	@Column(precision = 12, scale = 2, nullable = false)
	private @Nullable BigDecimal price;

	@GeneratedColumn("quantity * price")
	@Column(precision = 14, scale = 2)
	private @Nullable BigDecimal total;

}
