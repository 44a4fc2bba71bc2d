package dev.limbeck;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file is there, but is none to read: it is a folder, a pipe or a device, has no end,
 * or is larger than what it is for.
 */
public final class UnfitFileException extends IOException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	UnfitFileException(Path file, String reason) {
		super(file + " " + reason);
		this.reason = reason;
	}

	/**
	 * Say in words why a file could not be read.
	 * @param failure what reading it has thrown
	 * @return what follows on "it", without a full stop
	 */
	public static String reason(Exception failure) {
		if (failure instanceof UnfitFileException unfit) {
			return unfit.reason;
		}
		if (failure instanceof NoSuchFileException) {
			return "does not exist";
		}
		if (failure instanceof AccessDeniedException) {
			return "may not be read by this process";
		}
		if (failure instanceof CharacterCodingException) {
			return "is not UTF-8";
		}
		if (failure instanceof InvalidPathException) {
			return "has a name that this system does not know how to write";
		}
		return "cannot be read (" + detail(failure) + ")";
	}

	private static String detail(Exception failure) {
		@Nullable String told = (failure instanceof FileSystemException file) ? file.getReason() : null;
		return (told != null) ? VisibleText.line(told) : failure.getClass().getSimpleName();
	}

}
