package dev.limbeck.boot.jdbc.shop;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Sequence;
import org.springframework.data.relational.core.mapping.Table;

/**
 * With a number from a sequence, and one part in a table of its own.
 */
@Table
public record Warehouse(@Id @Sequence("warehouse_numbers") @Nullable Integer id, String name, Manager manager) {

	/**
	 * There is one.
	 */
	public record Manager(String name) {

	}

}
