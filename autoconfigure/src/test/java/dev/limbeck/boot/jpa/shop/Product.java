package dev.limbeck.boot.jpa.shop;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What can be bought; with a UUID, JSON, an array and a checked enum.
 */
@Entity
class Product {

	@Id
	@GeneratedValue(strategy = GenerationType.UUID)
	private @Nullable UUID id;

	@Column(nullable = false, unique = true)
	private @Nullable String name;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false, length = 20)
	private @Nullable ProductKind kind;

	@JdbcTypeCode(SqlTypes.JSON)
	private @Nullable Map<String, String> attributes;

	@Column(columnDefinition = "text[]")
	private String @Nullable [] tags;

	private int @Nullable [] sizes;

	@ManyToMany
	@JoinTable(name = "product_category")
	private Set<Category> categories = new HashSet<>();

	private @Nullable Duration warranty;

}
