package dev.limbeck.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import dev.limbeck.LimbeckException;
import dev.limbeck.VisibleText;
import dev.limbeck.diff.script.Dump;
import dev.limbeck.model.Difference;
import dev.limbeck.model.Model;
import dev.limbeck.model.ModelSchema;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;

/**
 * What commands that write a schema have in common: the file, and what is not in it.
 */
final class SchemaOutput {

	private SchemaOutput() {
	}

	/**
	 * Write a file; one that is there is replaced.
	 * @param file its path
	 * @param text its content
	 * @throws LimbeckException if it cannot be written
	 */
	static void replace(Path file, CharSequence text) {
		try {
			Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new LimbeckException("file-not-written",
					file + " cannot be written: " + ex.getClass().getSimpleName() + ".",
					"Let the process write there, and check that the disk has room.", ex);
		}
	}

	/**
	 * Read what is in scope of a schema, and write it as SQL.
	 * @param invocation where to tell what is no part of it
	 * @param model where it is said
	 * @param scope what is looked at
	 * @param server where SQL is tried
	 * @return the SQL
	 */
	static Dump dump(Invocation invocation, Model model, Scope scope, ScratchServer server) {
		return Dump.of(told(invocation, Difference.read(model, scope, server)).schema(), scope::of);
	}

	/**
	 * Tell on standard error what is known of a schema and is no part of what is written.
	 * @param invocation where to tell it
	 * @param read the schema
	 * @return the schema
	 */
	static ModelSchema told(Invocation invocation, ModelSchema read) {
		read.notes().forEach((note) -> invocation.terminal().err().println(VisibleText.message(note)));
		read.unknown()
			.forEach((what) -> invocation.terminal().err().println(VisibleText.message("Not in it: " + what + ".")));
		return read;
	}

}
