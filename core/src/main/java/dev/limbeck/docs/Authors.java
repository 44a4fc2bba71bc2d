package dev.limbeck.docs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.limbeck.blame.Life;
import dev.limbeck.revision.Revision;
import dev.limbeck.schema.FactId;

/**
 * Says which revision made what, and which changed it last, where that is known.
 */
final class Authors {

	private final Map<FactId, Life> lives = new HashMap<>();

	private final List<Revision> revisions;

	/**
	 * Create authors.
	 * @param lives what revisions did; none if nobody knows
	 * @param revisions all of them, in order
	 */
	Authors(Collection<Life> lives, List<Revision> revisions) {
		lives.stream().filter((life) -> life.dropped() == null).forEach((life) -> this.lives.put(life.id(), life));
		this.revisions = revisions;
	}

	boolean areKnown() {
		return !this.lives.isEmpty();
	}

	/**
	 * Add to the titles of a table those of what {@link #cells} says.
	 * @param titles the titles of the other columns
	 * @return all titles
	 */
	List<String> columns(String... titles) {
		List<String> columns = new ArrayList<>(List.of(titles));
		if (areKnown()) {
			columns.addAll(List.of("Made by", "Changed by"));
		}
		return columns;
	}

	/**
	 * Add the cells that say who.
	 * @param id what the row is about
	 * @param cells the other cells
	 * @return all cells
	 */
	List<List<Inline>> cells(FactId id, List<List<Inline>> cells) {
		List<List<Inline>> all = new ArrayList<>(cells);
		if (areKnown()) {
			Life life = this.lives.get(id);
			all.add(code((life != null) ? life.made() : ""));
			String changed = (life != null) ? life.lastChanged() : null;
			all.add(code((changed != null) ? changed : ""));
		}
		return all;
	}

	/**
	 * List the revisions that made or changed something last.
	 * @param ids what they made or changed
	 * @return nothing if nobody knows
	 */
	List<Block> revisions(Collection<FactId> ids) {
		Set<String> named = new LinkedHashSet<>();
		for (FactId id : new TreeSet<>(ids)) {
			Life life = this.lives.get(id);
			if (life != null) {
				named.add(life.made());
				named.addAll(life.changed());
			}
		}
		List<Revision> told = this.revisions.stream().filter((revision) -> named.contains(revision.id())).toList();
		return told.isEmpty() ? List.of() : List.of(new Block.Title("Revisions"), list(told));
	}

	private static Block list(List<Revision> revisions) {
		return new Block.Grid(List.of("Revision", "Description"),
				revisions.stream()
					.map((revision) -> List.of(code(revision.id()), words(revision.description())))
					.toList());
	}

	static List<Inline> code(String text) {
		return List.of(new Inline.Code(line(text)));
	}

	static List<Inline> words(String text) {
		return List.of(new Inline.Words(line(text)));
	}

	// A cell has one line.
	private static String line(String text) {
		return text.lines().map(String::strip).filter((line) -> !line.isEmpty()).collect(Collectors.joining(" "));
	}

}
