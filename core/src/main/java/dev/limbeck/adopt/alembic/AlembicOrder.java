package dev.limbeck.adopt.alembic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;

/**
 * Puts the revisions of Alembic into an order in which each comes behind what it needs.
 */
final class AlembicOrder {

	private static final Comparator<AlembicRevision> OLDEST = Comparator
		.comparing((AlembicRevision revision) -> (revision.created() != null) ? revision.created() : Instant.MAX)
		.thenComparing(AlembicRevision::id);

	private AlembicOrder() {
	}

	/**
	 * Order them.
	 * @param revisions all of a project; what they need and is not among them does not
	 * count
	 * @return the same in order
	 * @throws LimbeckException if they need each other in a circle
	 */
	static List<AlembicRevision> of(List<AlembicRevision> revisions) {
		Set<String> known = new LinkedHashSet<>(revisions.stream().map(AlembicRevision::id).toList());
		Set<String> done = new LinkedHashSet<>();
		List<AlembicRevision> left = new ArrayList<>(revisions.stream().sorted(OLDEST).toList());
		List<AlembicRevision> ordered = new ArrayList<>();
		while (!left.isEmpty()) {
			AlembicRevision next = left.stream()
				.filter((each) -> needs(each).allMatch((need) -> done.contains(need) || !known.contains(need)))
				.findFirst()
				.orElseThrow(() -> new LimbeckException("cycle",
						"These revisions need each other in a circle: "
								+ String.join(", ", left.stream().map(AlembicRevision::id).limit(10).toList()) + ".",
						"Correct down_revision in their files, as Alembic would refuse it, too."));
			left.remove(next);
			done.add(next.id());
			ordered.add(next);
		}
		return ordered;
	}

	private static Stream<String> needs(AlembicRevision revision) {
		return Stream.concat(revision.parents().stream(), revision.dependsOn().stream());
	}

}
