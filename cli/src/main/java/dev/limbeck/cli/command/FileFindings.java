package dev.limbeck.cli.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.limbeck.migrate.OfflineMigration;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.location.RevisionScripts;
import org.jspecify.annotations.Nullable;

/**
 * What the revision files alone tell.
 *
 * @param scripts the files
 */
record FileFindings(RevisionScripts scripts) {

	/**
	 * As new files have them: twelve hex digits, not all of one kind, which a time has.
	 */
	private static final Pattern GENERATED_ID = Pattern.compile("(?=.*[a-f])(?=.*[0-9])[0-9a-f]{12}");

	/** A shorter id may well be a word. */
	private static final int SHORTEST_ID = 4;

	/**
	 * Find whatever is wrong, wherever a database stands.
	 * @return what was found
	 */
	List<Finding> all() {
		return Stream.of(severalHeads(), strangeNames(), olderThanParents(), notRunnable())
			.flatMap(List::stream)
			.toList();
	}

	/**
	 * Find the files that nobody has filled in. In one that is applied, too, there may be
	 * nothing on purpose.
	 * @return what was found
	 */
	List<Finding> unfilled() {
		return unfilled(graph().revisions());
	}

	/**
	 * Find the files that nobody has filled in.
	 * @param revisions where to look
	 * @return what was found
	 */
	List<Finding> unfilled(Collection<Revision> revisions) {
		return revisions.stream()
			.filter((revision) -> this.scripts.find(revision.id()) instanceof RevisionScript script
					&& script.isUnfilled())
			.map((revision) -> new Finding("unfilled-revision",
					"Nobody has filled in " + revision.origin() + ": its upgrade holds no statement.",
					"Write the statements there. If there is nothing to do, apply it with \"limbeck upgrade "
							+ "--allow-empty\", for good."))
			.toList();
	}

	private List<Finding> notRunnable() {
		return OfflineMigration.problems(this.scripts).stream().map(Finding::of).toList();
	}

	private RevisionGraph graph() {
		return this.scripts.graph();
	}

	private List<Finding> severalHeads() {
		Set<String> heads = graph().heads();
		if (heads.size() < 2) {
			return List.of();
		}
		return List.of(new Finding("several-heads",
				"The revision files have " + heads.size() + " heads: " + String.join(", ", heads) + ".",
				"Join them with \"limbeck merge " + String.join(" ", heads) + "\"."));
	}

	private List<Finding> strangeNames() {
		List<Finding> findings = new ArrayList<>();
		for (Revision revision : graph().revisions()) {
			boolean file = this.scripts.find(revision.id()) instanceof RevisionScript;
			Optional<String> other = file ? otherId(revision) : Optional.empty();
			other.ifPresent((id) -> findings.add(new Finding("file-name",
					revision.origin() + " is called after " + id + ", and declares revision " + revision.id() + ".",
					"The header counts. Rename the file, or correct its @revision if nobody has applied it yet.")));
		}
		return findings;
	}

	// People find a file by the id in its name.
	private Optional<String> otherId(Revision revision) {
		String name = revision.origin().replaceFirst("^.*[/\\\\]", "").replaceFirst("(?i)\\.sql$", "");
		if (names(name, revision.id())) {
			return Optional.empty();
		}
		Optional<String> known = graph().revisions()
			.stream()
			.map(Revision::id)
			.filter((id) -> id.length() >= SHORTEST_ID && names(name, id))
			.findFirst();
		return known.or(() -> Stream.of(name.split("[^0-9A-Za-z]+"))
			.filter((word) -> GENERATED_ID.matcher(word).matches())
			.findFirst());
	}

	private static boolean names(String name, String id) {
		return Pattern.compile("(?<![0-9A-Za-z])" + Pattern.quote(id) + "(?![0-9A-Za-z])").matcher(name).find();
	}

	private List<Finding> olderThanParents() {
		List<Finding> findings = new ArrayList<>();
		for (Revision revision : graph().revisions()) {
			for (String id : revision.parents()) {
				Revision parent = graph().find(id);
				if (parent != null && isBefore(revision.created(), parent.created())) {
					findings.add(new Finding("created-before-parent",
							revision.origin() + " says that revision " + revision.id() + " was created at "
									+ revision.created() + ", before its parent " + id + " (" + parent.created() + ").",
							"Correct @created, or @revises if that is the wrong parent."));
				}
			}
		}
		return findings;
	}

	private static boolean isBefore(@Nullable Instant one, @Nullable Instant other) {
		return one != null && other != null && one.isBefore(other);
	}

}
