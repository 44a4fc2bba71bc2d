package dev.limbeck.script;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What the tag {@code @adopted} says: which migration of another tool a revision was.
 *
 * @param tool such as {@code flyway}
 * @param key what the tool calls it, as its table has it
 * @param checksum as the tool calculates it, or {@code null} if it has none
 */
public record AdoptedFrom(String tool, String key, @Nullable String checksum) {

	private static final String CHECKSUM = " checksum=";

	/**
	 * Read the value of the tag.
	 * @param value such as {@code flyway:1.2.3 checksum=-1234}
	 * @return what it says, or nothing if it names no tool and migration
	 */
	public static Optional<AdoptedFrom> parse(String value) {
		int sum = value.lastIndexOf(CHECKSUM);
		String checksum = (sum >= 0) ? value.substring(sum + CHECKSUM.length()).strip() : "";
		String name = ((sum >= 0) ? value.substring(0, sum) : value).strip();
		int colon = name.indexOf(':');
		boolean sound = colon > 0 && colon + 1 < name.length() && checksum.indexOf(' ') < 0
				&& name.substring(0, colon).chars().allMatch((c) -> (c >= 'a' && c <= 'z') || c == '-');
		return sound ? Optional.of(new AdoptedFrom(name.substring(0, colon), name.substring(colon + 1),
				checksum.isEmpty() ? null : checksum)) : Optional.empty();
	}

	/**
	 * Find the tag in the header of a revision.
	 * @param script the revision
	 * @return what it says, or nothing if it was not adopted
	 */
	public static Optional<AdoptedFrom> of(RevisionScript script) {
		return HeaderTag.value(script.source().text(), TagName.ADOPTED).flatMap(AdoptedFrom::parse);
	}

	/**
	 * Return the value of the tag.
	 * @return one line
	 */
	public String value() {
		return this.tool + ":" + this.key + ((this.checksum != null) ? CHECKSUM + this.checksum : "");
	}

}
