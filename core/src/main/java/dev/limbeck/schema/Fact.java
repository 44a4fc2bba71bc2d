package dev.limbeck.schema;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is so in a schema.
 *
 * @param id its address
 * @param parent the address of what it belongs to, or {@code null}
 * @param attributes what counts for equality, as PostgreSQL spells it; what has its usual
 * value is absent
 * @param details what is needed to write SQL, and follows from other facts or does not
 * matter
 */
public record Fact(FactId id, @Nullable FactId parent, Map<String, String> attributes, Map<String, String> details) {

	/**
	 * Copy the maps.
	 */
	public Fact {
		attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
		details = Collections.unmodifiableMap(new TreeMap<>(details));
	}

	/**
	 * Return an attribute or a detail.
	 * @param name its name
	 * @return the value, or {@code null} if it has its usual one
	 */
	public @Nullable String get(String name) {
		return this.attributes.containsKey(name) ? this.attributes.get(name) : this.details.get(name);
	}

	/**
	 * Return an attribute or a detail that is always there.
	 * @param name its name
	 * @return the value
	 * @throws IllegalStateException if it is absent
	 */
	public String need(String name) {
		String value = get(name);
		if (value == null) {
			throw new IllegalStateException(this.id + " has no " + name);
		}
		return value;
	}

	/**
	 * Return an attribute or a detail as it is written.
	 * @param name its name
	 * @param absent what is written if it has its usual value
	 * @return the value
	 */
	public String get(String name, String absent) {
		String value = get(name);
		return (value != null) ? value : absent;
	}

	/**
	 * Return whether an attribute or a detail is said.
	 * @param name its name
	 * @return whether it is there
	 */
	public boolean has(String name) {
		return get(name) != null;
	}

	public FactKind kind() {
		return this.id.kind();
	}

	/**
	 * Return whether two facts say the same, under whatever name.
	 * @param other another fact
	 * @return whether their attributes are equal
	 */
	public boolean says(Fact other) {
		return kind() == other.kind() && this.attributes.equals(other.attributes);
	}

}
