package dev.limbeck.generate;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * How new revision files look and where they come to lie: {@code limbeck.revision.*}.
 *
 * @param pattern how their names are made, such as {@code {yyyy}{MM}{dd}_{rev}_{slug}}
 * @param timeZone the time zone of the times in their names
 * @param slugLength the most characters of the description in their names
 * @param template the file they are made of, or {@code null} for the built-in one
 * @param afterWrite the words of a command to run on each, or none
 */
public record RevisionFileSettings(String pattern, ZoneId timeZone, int slugLength, @Nullable Path template,
		List<String> afterWrite) {

	/** The setting of {@link #pattern()}. */
	public static final String PATTERN = "limbeck.revision.pattern";

	/** The setting of {@link #timeZone()}. */
	public static final String TIME_ZONE = "limbeck.revision.time-zone";

	/** The setting of {@link #slugLength()}. */
	public static final String SLUG_LENGTH = "limbeck.revision.slug-length";

	/** The setting of {@link #template()}. */
	public static final String TEMPLATE = "limbeck.revision.template";

	/** The setting of {@link #afterWrite()}. */
	public static final String AFTER_WRITE = "limbeck.revision.after-write";

	/** How names are made unless {@link #PATTERN} says otherwise. */
	public static final String DEFAULT_PATTERN = "{yyyy}{MM}{dd}_{HH}{mm}_{rev}_{slug}";

	/** The time zone unless {@link #TIME_ZONE} says otherwise. */
	public static final String DEFAULT_TIME_ZONE = "UTC";

	/** The most characters unless {@link #SLUG_LENGTH} says otherwise. */
	public static final int DEFAULT_SLUG_LENGTH = 40;

	/** What holds unless something else is set. */
	public static final RevisionFileSettings DEFAULT = new RevisionFileSettings(DEFAULT_PATTERN,
			ZoneId.of(DEFAULT_TIME_ZONE), DEFAULT_SLUG_LENGTH, null, List.of());

	private static final int LONGEST_SLUG = 200;

	/**
	 * Check the values.
	 * @throws LimbeckException if a file name cannot be made with them
	 */
	public RevisionFileSettings {
		pattern = FileNamePattern.of(pattern).text();
		checkSlugLength(slugLength, String.valueOf(slugLength));
		afterWrite = List.copyOf(afterWrite);
	}

	/**
	 * Tell what the file of a revision is to be called.
	 * @param revision what it declares
	 * @return a path with slashes, relative to the folder of its location; nothing if the
	 * pattern needs a time, and the revision does not say when it was written
	 */
	public Optional<String> fileName(Revision revision) {
		FileNamePattern names = FileNamePattern.of(this.pattern);
		Instant created = revision.created();
		String slug = Slug.of(revision.description(), this.slugLength);
		if (slug.isEmpty() || (created == null && names.hasTimes())) {
			return Optional.empty();
		}
		Instant time = (created != null) ? created : Instant.EPOCH;
		return Optional.of(names.path(revision.id(), slug, time.atZone(this.timeZone)));
	}

	/**
	 * Read the settings from properties.
	 * @param property finds the value of a property by its full name; {@code null} and
	 * blank values mean the default
	 * @return the settings
	 * @throws LimbeckException if a value cannot be understood, with all that cannot
	 */
	public static RevisionFileSettings read(Function<String, @Nullable String> property) {
		Refusals refusals = new Refusals();
		String pattern = refusals.attempt(() -> FileNamePattern.of(value(property, PATTERN, DEFAULT_PATTERN)).text(),
				DEFAULT_PATTERN);
		ZoneId timeZone = refusals.attempt(() -> timeZone(value(property, TIME_ZONE, DEFAULT_TIME_ZONE)),
				DEFAULT.timeZone);
		int slugLength = refusals.attempt(
				() -> slugLength(value(property, SLUG_LENGTH, String.valueOf(DEFAULT_SLUG_LENGTH))),
				DEFAULT_SLUG_LENGTH);
		Optional<Path> template = refusals.attempt(() -> template(value(property, TEMPLATE, "")), Optional.empty());
		List<String> afterWrite = refusals.attempt(() -> CommandWords.of(value(property, AFTER_WRITE, "")), List.of());
		refusals.throwIfAny();
		return new RevisionFileSettings(pattern, timeZone, slugLength, template.orElse(null), afterWrite);
	}

	private static String value(Function<String, @Nullable String> property, String name, String otherwise) {
		String value = Objects.requireNonNullElse(property.apply(name), "").strip();
		return value.isEmpty() ? otherwise : value;
	}

	private static ZoneId timeZone(String value) {
		try {
			return ZoneId.of(value);
		}
		catch (DateTimeException ex) {
			throw new LimbeckException("bad-time-zone", TIME_ZONE + " names no time zone: " + value + ".",
					"Write one such as UTC, Europe/Berlin or +02:00.");
		}
	}

	private static int slugLength(String value) {
		try {
			return checkSlugLength(Integer.parseInt(value), value);
		}
		catch (NumberFormatException ex) {
			return checkSlugLength(-1, value);
		}
	}

	private static int checkSlugLength(int length, String value) {
		if (length < 1 || length > LONGEST_SLUG) {
			throw new LimbeckException("bad-slug-length",
					SLUG_LENGTH + " is no length for a part of a name: " + value + ".",
					"Write a number from 1 to " + LONGEST_SLUG + ".");
		}
		return length;
	}

	private static Optional<Path> template(String value) {
		try {
			return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
		}
		catch (InvalidPathException ex) {
			throw new LimbeckException("bad-template", TEMPLATE + " is no path: " + ex.getReason() + ".",
					"Write the path of the template file.");
		}
	}

}
