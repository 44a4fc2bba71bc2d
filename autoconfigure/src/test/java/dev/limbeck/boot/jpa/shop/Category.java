package dev.limbeck.boot.jpa.shop;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import org.jspecify.annotations.Nullable;

/**
 * A place in the catalogue, below another one.
 */
@Entity
class Category {

	@Id
	@GeneratedValue
	private @Nullable Integer id;

	@Column(nullable = false)
	private @Nullable String name;

	@ManyToOne
	private @Nullable Category parent;

	@ElementCollection
	@OrderColumn
	private List<String> words = new ArrayList<>();

}
