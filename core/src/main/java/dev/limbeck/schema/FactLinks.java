package dev.limbeck.schema;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which facts each fact leads to. What is different from other links is all that is kept
 * beside these.
 */
final class FactLinks {

	private final Map<FactId, Set<FactId>> own = new HashMap<>();

	private final @Nullable FactLinks others;

	FactLinks() {
		this.others = null;
	}

	FactLinks(FactLinks others) {
		this.others = others;
	}

	Set<FactId> of(FactId id) {
		Set<FactId> linked = this.own.get(id);
		if (linked != null) {
			return linked;
		}
		return (this.others != null) ? this.others.of(id) : Set.of();
	}

	void add(FactId from, FactId to) {
		this.own.computeIfAbsent(from, (id) -> new LinkedHashSet<>()).add(to);
	}

	void put(FactId from, Set<FactId> to) {
		this.own.put(from, to);
	}

}
