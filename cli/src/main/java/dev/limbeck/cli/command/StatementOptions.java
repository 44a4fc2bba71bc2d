package dev.limbeck.cli.command;

import java.util.List;

import dev.limbeck.cli.result.UsageException;
import dev.limbeck.generate.NewRevision;
import dev.limbeck.generate.RevisionFile;
import dev.limbeck.generate.Sections;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that say at once what stands in a new file.
 */
final class StatementOptions {

	@Option(names = "--upgrade", paramLabel = "SQL", description = "The statements that apply it.")
	private @Nullable String upgrade;

	@Option(names = "--downgrade", paramLabel = "SQL",
			description = "The statements that take it back. Without any it cannot be taken back.")
	private @Nullable String downgrade;

	/**
	 * Tell whether the statements are known.
	 * @param generated whether they are made of a model
	 * @return whether somebody has said them
	 * @throws UsageException if the options do not fit together
	 */
	boolean areGiven(boolean generated) {
		if (this.upgrade == null && this.downgrade != null) {
			throw new UsageException("--downgrade takes back what --upgrade does.", "Add --upgrade.");
		}
		if (this.upgrade != null && generated) {
			throw new UsageException("--upgrade says what --autogenerate finds out.", "Leave one of them out.");
		}
		return this.upgrade != null;
	}

	/**
	 * Plan the file.
	 * @param invocation where it runs
	 * @param request message and parents
	 * @param files how it is written
	 * @return the file, not yet written
	 */
	RevisionFile plan(Invocation invocation, NewRevision request, NewFileOptions files) {
		Sections sections = new Sections(String.valueOf(this.upgrade).strip(),
				(this.downgrade != null) ? this.downgrade.strip() : null);
		return files.plan(invocation, request, List.of(sections)).get(0);
	}

}
