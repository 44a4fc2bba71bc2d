package dev.limbeck.script.location;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder of the file system.
 *
 * @param folder its path
 */
record FileLocation(Path folder) implements Location {

	@Override
	public boolean search(FoundFiles found) {
		if (!Files.exists(this.folder)) {
			return false;
		}
		if (!Files.isDirectory(this.folder)) {
			throw new IllegalLocationException("it is a file, not a folder");
		}
		new DirectorySearch(this.folder, this.folder.toString(), found).search();
		return true;
	}

	@Override
	public Optional<SourceFolder> sourceFolder(Path workingDirectory) {
		String name = this.folder.toString();
		return Optional.of(new SourceFolder(name, name, workingDirectory.resolve(this.folder).normalize(), false));
	}

	@Override
	public Optional<SourceFolder> sourceFolderAround(Path folder, Path workingDirectory) {
		return sourceFolder(workingDirectory).filter((source) -> folder.startsWith(source.path()));
	}

}
