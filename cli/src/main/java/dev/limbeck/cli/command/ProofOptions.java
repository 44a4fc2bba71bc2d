package dev.limbeck.cli.command;

import dev.limbeck.cli.result.UsageException;
import dev.limbeck.model.Difference;
import dev.limbeck.proof.Proof;
import dev.limbeck.proof.ProofReport;
import dev.limbeck.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Whether and with which rows a plan is proven.
 */
final class ProofOptions {

	@Option(names = "--prove", description = "Try the SQL there and back on a scratch copy with rows.")
	private boolean prove;

	@Mixin
	private RowsOption rows = new RowsOption();

	@Nullable ProofReport run(Invocation invocation, Difference difference, ScratchServer scratch) {
		if (!this.prove && this.rows.isGiven()) {
			throw new UsageException("--rows says what is proven with, and nothing is to be proven.",
					"Add --prove, or leave --rows out.");
		}
		return this.prove ? new Proof(scratch, difference.before(), difference.goal(), this.rows.read(invocation))
			.run(difference.renamed()) : null;
	}

}
