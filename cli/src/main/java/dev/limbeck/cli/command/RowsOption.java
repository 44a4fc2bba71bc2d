package dev.limbeck.cli.command;

import java.io.IOException;
import java.nio.file.Path;

import dev.limbeck.LimbeckException;
import dev.limbeck.RegularFile;
import dev.limbeck.UnfitFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * With which rows something is proven.
 */
final class RowsOption {

	@Option(names = "--rows", paramLabel = "FILE",
			description = "SQL that fills tables of the scratch copy; those that stay empty get made-up rows.")
	private @Nullable Path file;

	boolean isGiven() {
		return this.file != null;
	}

	@Nullable String read(Invocation invocation) {
		if (this.file == null) {
			return null;
		}
		try {
			return RegularFile.text(invocation.environment().workingDirectory().resolve(this.file));
		}
		catch (IOException ex) {
			throw new LimbeckException("unreadable-file", this.file + " " + UnfitFileException.reason(ex) + ".",
					"Name a file with SQL.");
		}
	}

}
