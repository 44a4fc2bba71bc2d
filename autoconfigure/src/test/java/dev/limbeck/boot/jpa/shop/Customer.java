package dev.limbeck.boot.jpa.shop;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Who buys; with a sequence, an embeddable, a comment, a check and several values.
 */
@Entity
@Table(comment = "Who buys", uniqueConstraints = @UniqueConstraint(name = "customer_email", columnNames = "email"),
		check = @CheckConstraint(name = "customer_credit_is_not_negative", constraint = "credit >= 0"))
class Customer extends Timestamped {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "customer_numbers")
	@SequenceGenerator(name = "customer_numbers", sequenceName = "customer_numbers", initialValue = 1000,
			allocationSize = 20)
	private @Nullable Long id;

	@Column(nullable = false, length = 320, comment = "Where mail goes")
	private @Nullable String email;

	@Column(precision = 12, scale = 2)
	private @Nullable BigDecimal credit;

	@Embedded
	private @Nullable Address address;

	@ElementCollection
	@CollectionTable(name = "customer_phone")
	private Set<String> phones = new HashSet<>();

	@ElementCollection
	@MapKeyColumn(name = "name")
	@Column(name = "value", length = 1000)
	private Map<String, String> preferences = new HashMap<>();

}
