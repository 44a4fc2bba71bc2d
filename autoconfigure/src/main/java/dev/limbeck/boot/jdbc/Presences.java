package dev.limbeck.boot.jdbc;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

import dev.limbeck.boot.jdbc.TableColumn.Presence;

import org.springframework.core.Nullness;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * Tells from a class whether a column has a value in each row: as JSpecify, Kotlin or a
 * primitive type say it.
 */
final class Presences {

	private Presences() {
	}

	static Presence of(RelationalPersistentProperty property) {
		Field field = property.getField();
		Method getter = property.getGetter();
		Nullness nullness = (field != null) ? Nullness.forField(field)
				: (getter != null) ? Nullness.forMethodReturnType(getter) : Nullness.UNSPECIFIED;
		return switch (nullness) {
			case NON_NULL -> Presence.ALWAYS;
			case NULLABLE -> Presence.PERHAPS;
			default -> Presence.UNKNOWN;
		};
	}

}
