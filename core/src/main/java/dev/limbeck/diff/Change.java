package dev.limbeck.diff;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import org.jspecify.annotations.Nullable;

/**
 * One fact that is not the same on both sides.
 *
 * @param from what is so, or {@code null} if the fact is added
 * @param to what is to be so, or {@code null} if the fact is removed
 */
public record Change(@Nullable Fact from, @Nullable Fact to) {

	/**
	 * Return which fact it is.
	 * @return its id
	 */
	public FactId id() {
		Fact fact = (this.to != null) ? this.to : this.from;
		if (fact == null) {
			throw new IllegalStateException("A change needs a side");
		}
		return fact.id();
	}

}
