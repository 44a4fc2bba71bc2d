package dev.limbeck.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.limbeck.proof.Contents.Column;
import dev.limbeck.proof.Contents.Part;
import dev.limbeck.proof.Contents.TableFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is gone or written anew although nobody has said so.
 */
final class Losses {

	private final Contents before;

	private final Contents after;

	private final Announcement announced;

	private Losses(Contents before, Contents after, Announcement announced) {
		this.before = before;
		this.after = after;
		this.announced = announced;
	}

	/**
	 * Compare what tables hold.
	 * @param before what they have held
	 * @param after what they hold
	 * @param announced what was said to be lost and to be written anew
	 * @return one sentence for each table or column, nothing if all is as announced
	 */
	static List<String> of(Contents before, Contents after, Announcement announced) {
		Losses losses = new Losses(before, after, announced);
		List<String> found = new ArrayList<>();
		before.columns().forEach((part, column) -> add(found, losses.loss(part, column)));
		before.numbers().forEach((part, number) -> add(found, losses.stepBack(part, number)));
		before.files().forEach((table, file) -> add(found, losses.rewrite(table, file)));
		return found;
	}

	private static void add(List<String> found, @Nullable String problem) {
		if (problem != null && !found.contains(problem)) {
			found.add(problem);
		}
	}

	private @Nullable String loss(Part part, Column held) {
		Column holds = holds(part, held);
		String name = held.schema() + "." + held.table() + "." + held.name();
		if (held.computed() || isAnnounced(part, held)
				|| (held.partitioned() && (holds == null || holds.partitioned()))) {
			return null;
		}
		if (holds == null) {
			return (held.values() > 0 && !isTakenOver(held)) ? name + ": its " + held.values() + " values are gone"
					: null;
		}
		if (holds.rows() < held.rows()) {
			return held.schema() + "." + held.table() + ": " + (held.rows() - holds.rows()) + " of " + held.rows()
					+ " rows are gone";
		}
		if (holds.values() < held.values()) {
			return name + ": " + (held.values() - holds.values()) + " of " + held.values() + " values are gone";
		}
		boolean comparable = holds.type().equals(held.type()) && holds.values() == held.values();
		return (comparable && !Objects.equals(held.digest(), holds.digest())) ? name + ": values are not the same"
				: null;
	}

	// What the whole holds is compared by itself.
	private boolean isTakenOver(Column held) {
		return this.before.columns()
			.values()
			.stream()
			.anyMatch((column) -> column.partitioned() && held.whole().equals(column.schema() + "." + column.table())
					&& this.announced.isRewritten(column.schema(), column.table()));
	}

	// Where that was said, a column of the same name may have taken the values over.
	private @Nullable Column holds(Part part, Column held) {
		Column same = this.after.columns().get(part);
		if (same != null || !this.announced.isRewritten(held.schema(), held.table())) {
			return same;
		}
		return this.after.columns()
			.entrySet()
			.stream()
			.filter((other) -> !this.before.columns().containsKey(other.getKey())
					&& other.getValue().name().equals(held.name()))
			.filter((other) -> other.getKey().table() == part.table()
					|| (other.getValue().schema().equals(held.schema())
							&& other.getValue().table().equals(held.table())))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

	private boolean isAnnounced(Part part, Column held) {
		TableFile now = this.after.files().get(part.table());
		return this.announced.isLost(held.schema(), held.table(), held.name())
				|| (now != null && this.announced.isLost(now.schema(), now.table(), held.name()));
	}

	// A column that has another sequence now must not be given the same numbers again.
	private @Nullable String stepBack(Part part, @Nullable Long number) {
		Column column = this.after.columns().get(part);
		if (number == null || column == null || !this.after.numbers().containsKey(part)) {
			return null;
		}
		Long now = this.after.numbers().get(part);
		return (now == null || now < number) ? column.schema() + "." + column.table() + "." + column.name()
				+ ": its sequence begins anew, with numbers that it has given" : null;
	}

	private @Nullable String rewrite(long table, TableFile file) {
		TableFile now = this.after.files().get(table);
		boolean said = now == null || now.file() == file.file()
				|| this.announced.isRewritten(file.schema(), file.table())
				|| this.announced.isRewritten(now.schema(), now.table());
		return said ? null : file.schema() + "." + file.table() + ": all rows are written anew, and nobody said so";
	}

	/**
	 * What a plan says of itself.
	 */
	interface Announcement {

		/**
		 * Return whether what a column holds is said to be lost.
		 * @param schema of its table
		 * @param table its table
		 * @param column its name
		 * @return whether it was announced
		 */
		boolean isLost(String schema, String table, String column);

		/**
		 * Return whether all rows of a table are said to be written anew.
		 * @param schema of the table
		 * @param table its name
		 * @return whether it was announced
		 */
		boolean isRewritten(String schema, String table);

	}

}
