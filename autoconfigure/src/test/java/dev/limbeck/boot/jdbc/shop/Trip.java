package dev.limbeck.boot.jdbc.shop;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Told apart by two columns.
 */
@Table
public record Trip(@Id @Embedded(onEmpty = OnEmpty.USE_EMPTY) Key key, float distance) {

	/**
	 * Which one it is.
	 */
	public record Key(String line, int number) {

	}

}
