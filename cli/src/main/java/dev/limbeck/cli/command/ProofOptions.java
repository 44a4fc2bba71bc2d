package dev.limbeck.cli.command;

import java.io.IOException;
import java.nio.file.Path;

import dev.limbeck.LimbeckException;
import dev.limbeck.RegularFile;
import dev.limbeck.UnfitFileException;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.model.Difference;
import dev.limbeck.proof.Proof;
import dev.limbeck.proof.ProofReport;
import dev.limbeck.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Whether and with which rows a plan is proven.
 */
final class ProofOptions {

	@Option(names = "--prove", description = "Try the SQL there and back on a scratch copy with rows.")
	private boolean prove;

	@Option(names = "--rows", paramLabel = "FILE",
			description = "SQL that fills tables of the copy; tables that stay empty get rows that are made up.")
	private @Nullable Path rows;

	@Nullable ProofReport run(Invocation invocation, Difference difference, ScratchServer scratch) {
		if (!this.prove && this.rows != null) {
			throw new UsageException("--rows says what is proven with, and nothing is to be proven.",
					"Add --prove, or leave --rows out.");
		}
		return this.prove ? new Proof(scratch, difference.before(), difference.goal(), rows(invocation)).run() : null;
	}

	private @Nullable String rows(Invocation invocation) {
		if (this.rows == null) {
			return null;
		}
		try {
			return RegularFile.text(invocation.environment().workingDirectory().resolve(this.rows));
		}
		catch (IOException ex) {
			throw new LimbeckException("unreadable-file", this.rows + " " + UnfitFileException.reason(ex) + ".",
					"Name a file with SQL.");
		}
	}

}
