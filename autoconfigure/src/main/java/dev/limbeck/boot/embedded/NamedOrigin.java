package dev.limbeck.boot.embedded;

import org.springframework.boot.origin.Origin;

/**
 * An origin that is known by name alone.
 *
 * @param name what people call it
 */
record NamedOrigin(String name) implements Origin {

	@Override
	public String toString() {
		return this.name;
	}

}
