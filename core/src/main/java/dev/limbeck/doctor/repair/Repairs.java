package dev.limbeck.doctor.repair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.limbeck.LimbeckException;
import dev.limbeck.doctor.file.History;
import dev.limbeck.doctor.file.StrangeNames;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.location.LocatedFile;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.SourceFolder;

/**
 * Plans the repairs that change nothing of what the files say: names, line ends, marks,
 * characters that nobody sees.
 */
public final class Repairs {

	private final Locations locations;

	private final Path directory;

	private final RevisionFileSettings settings;

	private Repairs(Locations locations, Path directory, RevisionFileSettings settings) {
		this.locations = locations;
		this.directory = directory;
		this.settings = settings;
	}

	/**
	 * Plan, and change nothing.
	 * @param locations where the files lie
	 * @param directory the root of the project, absolute
	 * @param settings how files are called
	 * @return the plan
	 * @throws LimbeckException if a location has no known form, or a file cannot be read
	 */
	public static RepairPlan plan(Locations locations, Path directory, RevisionFileSettings settings) {
		return new Repairs(locations, directory, settings).plan();
	}

	private RepairPlan plan() {
		List<SourceFolder> folders = this.locations.sourceFolders(this.directory);
		List<FileRepair> hidden = HiddenFile.find(folders)
			.stream()
			.map((file) -> file.repair(bytes(file.path())))
			.toList();
		// Only with them is it known what the others are to be called.
		return hidden.isEmpty() ? plan(folders) : new RepairPlan(this.directory, hidden);
	}

	private RepairPlan plan(List<SourceFolder> folders) {
		History history = History.read(this.locations, List.of());
		Map<Path, LocatedFile> files = new LinkedHashMap<>();
		for (LocatedFile file : history.files()) {
			folders.stream()
				.flatMap((folder) -> folder.find(file.origin()).stream())
				.findFirst()
				.filter((path) -> file.script() != null)
				.ifPresent((path) -> files.put(path, file));
		}
		Map<Path, Path> targets = targets(history, files);
		List<FileRepair> repairs = new ArrayList<>();
		files.forEach((path, file) -> repair(file, path, targets.getOrDefault(path, path)).ifPresent(repairs::add));
		return new RepairPlan(this.directory, repairs);
	}

	private static Optional<FileRepair> repair(LocatedFile file, Path path, Path target) {
		byte[] before = bytes(path);
		SoundText sound = SoundText.of(file, Objects.requireNonNull(file.script()));
		boolean changed = !sound.reasons().isEmpty() && !Arrays.equals(sound.bytes(), before);
		List<String> reasons = new ArrayList<>(changed ? sound.reasons() : List.of());
		if (!target.equals(path)) {
			reasons.add("it is called " + target.getFileName() + ", after the revision that it declares");
		}
		return reasons.isEmpty() ? Optional.empty()
				: Optional.of(new FileRepair(path, target, before, changed ? sound.bytes() : before, reasons));
	}

	// A name may be taken by a file that gets another one itself.
	private Map<Path, Path> targets(History history, Map<Path, LocatedFile> files) {
		Map<Path, Path> targets = new LinkedHashMap<>();
		files.forEach((path, file) -> {
			Path target = target(history, file, path);
			if (!target.equals(path) && !targets.containsValue(target)) {
				targets.put(path, target);
			}
		});
		boolean shrinks = true;
		while (shrinks) {
			shrinks = targets.values().removeIf((target) -> Files.exists(target) && !targets.containsKey(target));
		}
		return targets;
	}

	private Path target(History history, LocatedFile file, Path path) {
		Revision revision = file.revision();
		if (revision == null) {
			return path;
		}
		return StrangeNames.otherId(history, file.name(), revision.id())
			.map((other) -> target(path, file.name(), other, revision))
			.orElse(path);
	}

	private Path target(Path path, String name, String other, Revision revision) {
		String wanted = this.settings.fileName(revision).orElseGet(() -> name(name, other, revision));
		if (!wanted.contains("/")) {
			return path.resolveSibling(wanted);
		}
		return this.locations.sourceFolders(this.directory)
			.stream()
			.map(SourceFolder::path)
			.filter(path::startsWith)
			.findFirst()
			.map((folder) -> folder.resolve(wanted))
			.orElse(path);
	}

	// As before, but for the id.
	private static String name(String name, String other, Revision revision) {
		int at = name.indexOf(other);
		return name.substring(0, at) + revision.id() + name.substring(at + other.length()) + ".sql";
	}

	private static byte[] bytes(Path path) {
		try {
			return Files.readAllBytes(path);
		}
		catch (IOException ex) {
			throw new LimbeckException("not-repaired", path + " cannot be read any more.", "Run the command again.");
		}
	}

}
