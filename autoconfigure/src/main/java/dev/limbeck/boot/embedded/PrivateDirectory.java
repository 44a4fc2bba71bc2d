package dev.limbeck.boot.embedded;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * A directory into which only this user can put anything: programs are run from it. In a
 * shared temporary folder somebody else may have made it first.
 */
final class PrivateDirectory {

	private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

	private PrivateDirectory() {
	}

	/**
	 * Make the directory, or check that it is private.
	 * @param directory the directory, whose parent exists
	 * @return the same
	 * @throws IOException if it is not private, or cannot be made
	 */
	static Path make(Path directory) throws IOException {
		if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
			return Files.createDirectories(directory);
		}
		try {
			return Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(PRIVATE));
		}
		catch (FileAlreadyExistsException ex) {
			check(directory);
			return directory;
		}
	}

	private static void check(Path directory) throws IOException {
		PosixFileAttributes found = Files.readAttributes(directory, PosixFileAttributes.class,
				LinkOption.NOFOLLOW_LINKS);
		if (!found.isDirectory()) {
			throw new IOException(directory + " is no directory: remove it");
		}
		if (!found.owner().equals(user())) {
			throw new IOException(directory + " belongs to " + found.owner().getName()
					+ ", who may have put programs into it: have it removed, or set another java.io.tmpdir");
		}
		if (!PRIVATE.containsAll(found.permissions())) {
			throw new IOException(directory + " is open to others, who may have put programs into it: remove it");
		}
	}

	// The name of a user may be unknown, as in a container.
	private static UserPrincipal user() throws IOException {
		Path file = Files.createTempFile("limbeck", "");
		try {
			return Files.getOwner(file);
		}
		finally {
			Files.delete(file);
		}
	}

}
