package dev.limbeck.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import dev.limbeck.revision.Symbol;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionScripts;

/**
 * A project in a folder, with revision files in short form, a clock that stands still and
 * ids that are known.
 *
 * @param directory its root
 * @param settings how new files look
 * @param locations the values of {@code limbeck.locations}
 * @param ids gives UUIDs
 */
record Project(Path directory, RevisionFileSettings settings, List<String> locations, Supplier<UUID> ids) {

	static final String ID = "3b7a1d2e4f56";

	private static final Instant NOW = Instant.parse("2026-11-20T09:30:15.987Z");

	static Project in(Path directory) {
		return new Project(directory, RevisionFileSettings.DEFAULT, List.of(directory.resolve("db").toString()),
				() -> UUID.fromString("6f1c0f4e-5d8e-4c5b-9a57-" + ID))
			.folder("db");
	}

	Project with(RevisionFileSettings other) {
		return new Project(this.directory, other, this.locations, this.ids);
	}

	Project with(Supplier<UUID> other) {
		return new Project(this.directory, this.settings, this.locations, other);
	}

	Project withPattern(String pattern) {
		return with(new RevisionFileSettings(pattern, ZoneOffset.UTC, 40, null, List.of()));
	}

	Project withLocations(String... values) {
		return new Project(this.directory, this.settings, List.of(values), this.ids);
	}

	Project withAfterWrite(String... words) {
		return with(new RevisionFileSettings("{rev}", ZoneOffset.UTC, 40, null, List.of(words)));
	}

	Project withTemplate(String text) {
		write("template.sql", text);
		return with(new RevisionFileSettings("{rev}", ZoneOffset.UTC, 40, Path.of("template.sql"), List.of()));
	}

	/**
	 * Write files into the first folder.
	 * @param notations {@code "c: a b > d #e"} is revision c, which revises a and b,
	 * depends on d and declares branch label e
	 * @return this
	 */
	Project add(String... notations) {
		Arrays.stream(notations).forEach((notation) -> addTo("db", notation));
		return this;
	}

	Project addTo(String folder, String notation) {
		String[] labels = notation.split("#", 2);
		String[] dependencies = labels[0].split(">", 2);
		String[] idAndParents = dependencies[0].split(":", 2);
		String id = idAndParents[0].trim();
		return write(folder + "/" + id + ".sql",
				"-- Make " + id + "\n-- @revision " + id + "\n" + tag("@revises", idAndParents)
						+ tag("@depends-on", dependencies) + tag("@branch", labels) + "\n-- @upgrade\nSELECT 1;\n");
	}

	private static String tag(String name, String[] parts) {
		return (parts.length > 1 && !parts[1].isBlank()) ? "-- " + name + " " + parts[1].trim() + "\n" : "";
	}

	Project write(String file, String text) {
		try {
			Path path = this.directory.resolve(file);
			Files.createDirectories(path.resolve("..").normalize());
			Files.writeString(path, text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Project folder(String name) {
		try {
			Files.createDirectories(this.directory.resolve(name));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	RevisionScripts load() {
		return RevisionScripts.load(places());
	}

	RevisionFile plan(NewRevision request) {
		return generator().plan(load().graph(), request);
	}

	/**
	 * Plan a file and write it.
	 * @param request what is asked for
	 * @return its path
	 */
	Path generate(NewRevision request) {
		return generator().write(plan(request), (line) -> {
		});
	}

	RevisionFileGenerator generator() {
		return new RevisionFileGenerator(this.settings, places(),
				new Workspace(this.directory, Clock.fixed(NOW, ZoneOffset.UTC), this.ids));
	}

	private Locations places() {
		return Locations.of(this.locations, Project.class.getClassLoader());
	}

	static List<Symbol> symbols(String... texts) {
		return Arrays.stream(texts).map(Symbol::parse).toList();
	}

}
