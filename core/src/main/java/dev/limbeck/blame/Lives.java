package dev.limbeck.blame;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what revisions do with objects, by the schemas before and after each.
 */
final class Lives {

	// What says something about its parent, and is nothing that people would name.
	private static final Set<FactKind> REMARKS = EnumSet.of(FactKind.NOT_NULL, FactKind.IDENTITY, FactKind.DEFAULT,
			FactKind.SEQUENCE_OWNER, FactKind.TABLE_TYPE, FactKind.INHERITANCE, FactKind.INDEX_ATTACHMENT,
			FactKind.REPLICA_IDENTITY, FactKind.OWNER, FactKind.GRANT, FactKind.COMMENT, FactKind.SECURITY_LABEL);

	private final Map<FactId, Entry> present = new LinkedHashMap<>();

	private final List<Life> gone = new ArrayList<>();

	/**
	 * Take down what a revision has done.
	 * @param revision its id
	 * @param before what was so
	 * @param after what is so
	 * @param renamed the former ids of what has another name, by those of now
	 */
	void add(String revision, Schema before, Schema after, Map<FactId, FactId> renamed) {
		Former former = new Former(after, renamed);
		Set<FactId> left = new HashSet<>();
		Set<FactId> touched = new HashSet<>();
		Map<FactId, FactId> moved = new LinkedHashMap<>();
		for (Fact fact : after.facts()) {
			FactId then = former.id(fact.id());
			Fact was = before.fact(then);
			if (was == null || !(was.says(fact) || isByName(fact, then)) || hasOtherName(fact, then)) {
				touched.add(fact.id());
			}
			if (was != null) {
				left.add(then);
				moved.put(then, fact.id());
			}
		}
		before.facts()
			.stream()
			.filter((fact) -> !left.contains(fact.id()))
			.forEach((fact) -> drop(revision, fact, moved, touched));
		rename(moved);
		touched.forEach((id) -> touch(revision, id, after));
	}

	// PostgreSQL names such a constraint after table and column once, and keeps the name.
	private static boolean isByName(Fact fact, FactId then) {
		return fact.kind() == FactKind.NOT_NULL && !then.equals(fact.id());
	}

	// That a table has another name is no change of its columns.
	private static boolean hasOtherName(Fact fact, FactId then) {
		FactId now = fact.id();
		return (owner(fact) != null) ? !then.last().equals(now.last()) : !then.equals(now);
	}

	// What is lost by a part is a change of what it was a part of.
	private void drop(String revision, Fact fact, Map<FactId, FactId> moved, Set<FactId> touched) {
		if (!REMARKS.contains(fact.kind())) {
			Entry entry = this.present.remove(fact.id());
			if (entry != null) {
				this.gone.add(entry.life(fact.id(), owner(fact), revision));
			}
		}
		FactId whole = owner(fact);
		FactId now = (whole != null) ? moved.get(whole) : null;
		if (now != null) {
			touched.add(now);
		}
	}

	private void rename(Map<FactId, FactId> moved) {
		Map<FactId, Entry> named = new HashMap<>();
		moved.forEach((then, now) -> {
			Entry entry = then.equals(now) ? null : this.present.remove(then);
			if (entry != null) {
				entry.names.add(then);
				named.put(now, entry);
			}
		});
		this.present.putAll(named);
	}

	private void touch(String revision, FactId id, Schema after) {
		FactId at = id;
		while (at != null) {
			Fact fact = after.need(at);
			if (!REMARKS.contains(fact.kind())) {
				this.present.computeIfAbsent(at, (same) -> new Entry(revision)).change(revision);
			}
			at = owner(fact);
		}
	}

	// What it is a part of, unless that is a schema.
	private static @Nullable FactId owner(Fact fact) {
		FactId parent = fact.parent();
		return (parent != null && (fact.kind().isSatellite() || parent.kind() != FactKind.SCHEMA)) ? parent : null;
	}

	/**
	 * Return what was taken down.
	 * @param last what is so in the end
	 * @return what is there in the order of the ids, then what is gone, oldest first
	 */
	List<Life> all(Schema last) {
		List<Life> all = new ArrayList<>();
		for (Fact fact : last.facts()) {
			Entry entry = this.present.get(fact.id());
			if (entry != null) {
				all.add(entry.life(fact.id(), owner(fact), null));
			}
		}
		all.addAll(this.gone);
		return all;
	}

	/**
	 * The former ids of all facts: what belongs to something has its name in its own.
	 *
	 * @param schema with the names of now
	 * @param renamed the former ids that the catalog tells
	 */
	private record Former(Schema schema, Map<FactId, FactId> renamed) {

		FactId id(FactId now) {
			FactId told = this.renamed.get(now);
			FactId parent = this.schema.need(now).parent();
			if (told != null || parent == null) {
				return (told != null) ? told : now;
			}
			FactId then = id(parent);
			if (then.equals(parent)) {
				return now;
			}
			int inherited = parent.names().size() + (now.kind().isSatellite() ? 1 : 0);
			return then.child(now.kind(), now.names().subList(inherited, now.names().size()));
		}

	}

	/**
	 * What is known of something so far.
	 */
	private static final class Entry {

		private final String made;

		private final List<FactId> names = new ArrayList<>();

		private final List<String> changed = new ArrayList<>();

		private Entry(String made) {
			this.made = made;
		}

		private void change(String revision) {
			boolean known = revision.equals(this.made)
					|| (!this.changed.isEmpty() && this.changed.get(this.changed.size() - 1).equals(revision));
			if (!known) {
				this.changed.add(revision);
			}
		}

		private Life life(FactId id, @Nullable FactId owner, @Nullable String dropped) {
			return new Life(id, owner, this.names, this.made, this.changed, dropped);
		}

	}

}
