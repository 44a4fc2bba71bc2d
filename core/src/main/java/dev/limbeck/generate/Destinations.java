package dev.limbeck.generate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.SourceFolder;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the folder of a new file: the one that the user names, else its parent's, else
 * the first location's.
 */
final class Destinations {

	private final Locations locations;

	private final Workspace workspace;

	private final List<SourceFolder> folders;

	Destinations(Locations locations, Workspace workspace) {
		this.locations = locations;
		this.workspace = workspace;
		this.folders = locations.sourceFolders(workspace.directory());
	}

	/**
	 * Choose a folder.
	 * @param wanted the folder that the user names, or {@code null}
	 * @param parent the first parent, or {@code null} for a new root
	 * @param root whether the name of the file begins with folders of its own, so that it
	 * belongs into the location's folder instead of the parent's
	 * @return the folder
	 * @throws LimbeckException if there is none, or if several would do
	 */
	Destination choose(@Nullable Path wanted, @Nullable Revision parent, boolean root) {
		if (wanted != null) {
			return named(this.workspace.resolve(wanted));
		}
		if (parent == null && this.folders.size() > 1) {
			throw new LimbeckException("several-directories",
					"A new root could lie in each of several folders: " + list() + ".", "Name one of them.");
		}
		return ofParent(parent, root).or(this::first).orElseThrow(this::none);
	}

	private Destination named(Path folder) {
		return this.locations.sourceFolderAround(folder, this.workspace.directory())
			.map((source) -> new Destination(source, folder))
			.orElseThrow(() -> new LimbeckException("directory-not-read",
					"Files in " + folder + " would not be read: it is in none of limbeck.locations ("
							+ String.join(", ", this.locations.values()) + ").",
					"Add the folder to limbeck.locations, or name one that is in them."));
	}

	private Optional<Destination> ofParent(@Nullable Revision parent, boolean root) {
		if (parent == null) {
			return Optional.empty();
		}
		return this.folders.stream()
			.flatMap((source) -> source.find(parent.origin())
				.map((file) -> new Destination(source, root ? source.path() : folder(file)))
				.stream())
			.findFirst();
	}

	private static Path folder(Path file) {
		Path folder = file.getParent();
		return (folder != null) ? folder : file;
	}

	private Optional<Destination> first() {
		return this.folders.stream().findFirst().map((source) -> new Destination(source, source.path()));
	}

	private LimbeckException none() {
		return new LimbeckException("no-directory",
				"No folder for new files: limbeck.locations (" + String.join(", ", this.locations.values())
						+ ") is on the class path, and " + this.workspace.directory() + " has no src/main/resources.",
				"Run the command in the project's directory, name a folder, or set limbeck.locations to a folder.");
	}

	private String list() {
		return this.folders.stream().map((source) -> source.path().toString()).collect(Collectors.joining(", "));
	}

}
