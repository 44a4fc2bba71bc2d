package dev.limbeck.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tags of a revision file.
 */
public enum TagName {

	/** The revision's id. */
	REVISION(Place.HEADER),

	/** The ids of its parents. */
	REVISES(Place.HEADER),

	/** Ids or branch labels that must be applied before it. */
	DEPENDS_ON(Place.HEADER),

	/** Branch labels it declares. */
	BRANCH(Place.HEADER),

	/** Ids of the revisions it stands for after a squash. */
	REPLACES(Place.HEADER),

	/** When it was written. */
	CREATED(Place.HEADER),

	/** {@code none}: run its statements one by one, outside a transaction. */
	TRANSACTION(Place.HEADER_OR_TOP_OF_SECTION),

	/** How long a statement may wait for a lock. */
	LOCK_TIMEOUT(Place.HEADER),

	/** How long a statement may run. */
	STATEMENT_TIMEOUT(Place.HEADER),

	/** Expand placeholders in its SQL. */
	PLACEHOLDERS(Place.HEADER),

	/** Which migration of another tool it was. */
	ADOPTED(Place.HEADER),

	/** What it was when it was proven. */
	PROVEN(Place.HEADER),

	/** The SQL of the upgrade follows. */
	UPGRADE(Place.SECTION_START),

	/** The SQL of the downgrade follows. */
	DOWNGRADE(Place.SECTION_START),

	/** Repeat the next statement in batches. */
	BATCH(Place.SECTION),

	/** Something is renamed, not dropped and created. */
	RENAMED(Place.SECTION),

	/** The next statement lacks what only a person can say. */
	UNFILLED(Place.SECTION);

	private static final Map<String, TagName> BY_WORD = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap(TagName::word, Function.identity()));

	private final Place place;

	private final String word;

	TagName(Place place) {
		this.place = place;
		this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static Optional<TagName> of(String word) {
		return Optional.ofNullable(BY_WORD.get(word));
	}

	/**
	 * Return the tag as it is written, without the {@code @}.
	 * @return for example {@code depends-on}
	 */
	public String word() {
		return this.word;
	}

	@Override
	public String toString() {
		return "@" + word();
	}

	/**
	 * Return the line that is to be written.
	 * @param value the tag's value, perhaps empty
	 * @return for example {@code -- @revises 2a3f4c9d1cde}
	 */
	String line(String value) {
		if (this == TRANSACTION) {
			return "-- " + this + " none";
		}
		return "-- " + this + ((startsSection() || value.isEmpty()) ? "" : " " + value);
	}

	Place place() {
		return this.place;
	}

	boolean isList() {
		return this == REVISES || this == DEPENDS_ON || this == BRANCH || this == REPLACES;
	}

	boolean startsSection() {
		return this.place == Place.SECTION_START;
	}

	/**
	 * Where a tag may stand.
	 */
	enum Place {

		HEADER, HEADER_OR_TOP_OF_SECTION, SECTION_START, SECTION

	}

}
