package dev.limbeck.revision;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The part of a graph a symbol is looked for in: one lineage by {@code @revises}, or all
 * of it.
 *
 * @param name as written
 * @param id the revision that stands for the branch, or {@code null} for the whole graph
 * @param lineage ids on the branch
 */
record Branch(String name, @Nullable String id, Set<String> lineage) {

	static final Branch ANY = new Branch("", null, Set.of());

	boolean isAny() {
		return this.id == null;
	}

	boolean contains(String id) {
		return isAny() || this.lineage.contains(id);
	}

	Set<String> filter(Collection<String> ids) {
		Set<String> contained = new TreeSet<>();
		ids.stream().filter(this::contains).forEach(contained::add);
		return contained;
	}

}
