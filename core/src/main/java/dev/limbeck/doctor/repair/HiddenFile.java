package dev.limbeck.doctor.repair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.script.location.SourceFolder;

/**
 * A file that lies aside while another one gets its name. No location reads it, so one
 * that a repair has left there when it was killed has to be put back.
 *
 * @param path where it lies
 * @param original where it was
 */
record HiddenFile(Path path, Path original) {

	private static final String BEGIN = ".";

	private static final String END = ".limbeck";

	static HiddenFile of(Path original) {
		return new HiddenFile(original.resolveSibling(BEGIN + original.getFileName() + END), original);
	}

	/**
	 * Find what lies aside.
	 * @param folders where revision files are written
	 * @return them in the order of their paths
	 */
	static List<HiddenFile> find(List<SourceFolder> folders) {
		Set<Path> found = new TreeSet<>();
		folders.forEach((folder) -> search(folder, found));
		return found.stream().map(HiddenFile::at).toList();
	}

	/**
	 * Put it back: beside the other file, if its name is taken by now.
	 * @param bytes its own
	 * @return that as a repair
	 */
	FileRepair repair(byte[] bytes) {
		Path target = this.original;
		for (int number = 1; Files.exists(target); number++) {
			String name = this.original.getFileName().toString();
			target = this.original.resolveSibling(name.substring(0, name.lastIndexOf('.')) + "_restored"
					+ ((number > 1) ? number : "") + name.substring(name.lastIndexOf('.')));
		}
		return new FileRepair(this.path, target, bytes, bytes,
				List.of("it is called " + target.getFileName() + " again, which a repair that did not end has hidden"));
	}

	private static HiddenFile at(Path path) {
		String name = path.getFileName().toString();
		return new HiddenFile(path, path.resolveSibling(name.substring(BEGIN.length(), name.length() - END.length())));
	}

	private static boolean isHidden(Path path) {
		String name = path.getFileName().toString();
		return name.startsWith(BEGIN) && name.endsWith(END) && name.length() > BEGIN.length() + END.length();
	}

	private static void search(SourceFolder folder, Set<Path> found) {
		try {
			Files.walkFileTree(folder.path(), EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE,
					new SimpleFileVisitor<>() {

						@Override
						public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
							if (attributes.isRegularFile() && isHidden(file) && folder.reads(at(file).original())) {
								found.add(file);
							}
							return FileVisitResult.CONTINUE;
						}

						// Whoever reads the revisions says that.
						@Override
						public FileVisitResult visitFileFailed(Path file, IOException ex) {
							return FileVisitResult.CONTINUE;
						}

					});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
