package dev.limbeck.doctor.database;

import java.util.List;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Revision;

/**
 * Where a database stands, as findings.
 */
public final class PositionFindings {

	private PositionFindings() {
	}

	/**
	 * Tell in which way a database is not at the heads of the files.
	 * @param position where it stands
	 * @param database its name for messages
	 * @return at most one finding
	 */
	public static List<Finding> of(Position position, String database) {
		Place place = Place.database(database);
		String unknown = NameList.of(position.unknown());
		String pending = NameList.of(position.pending().stream().map(Revision::id).toList());
		return switch (position.relation()) {
			case AT_HEAD -> List.of();
			case BEHIND -> List.of(Catalogue.get("behind")
				.found(place, "The database lacks " + pending + ".")
				.withCommand("limbeck upgrade heads"));
			case AHEAD -> List.of(Catalogue.get("ahead")
				.found(place, "The database has revisions that no file declares: " + unknown + "."));
			case DIVERGED -> List.of(Catalogue.get("diverged")
				.found(place, "The database has revisions that no file declares (" + unknown + "), and lacks others ("
						+ pending + ")."));
		};
	}

	/**
	 * Tell of a revision that nobody is working on any more.
	 * @param id its id
	 * @param database its name for messages
	 * @return the finding
	 */
	public static Finding abandoned(String id, String database) {
		return Catalogue.get("abandoned-revision")
			.found(Place.database(database),
					"Revision " + id + " was begun and not finished, and no process is at work on it.")
			.withCommand("limbeck resume");
	}

}
