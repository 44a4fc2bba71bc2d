package dev.limbeck.cli.command;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.generate.ModelCheck;
import dev.limbeck.model.CheckModel;
import dev.limbeck.model.Model;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * With which model a check compares the revisions.
 */
final class ModelOptions {

	@Option(names = "--model", paramLabel = "TO",
			description = "Look, too, whether the revisions give what the schema should be, as diff takes it.")
	private @Nullable String model;

	@Mixin
	private ScopeOptions scope = new ScopeOptions();

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	/**
	 * Return what to do about a difference.
	 * @param invocation knows the setting
	 * @param filesOnly whether no database is to be contacted
	 * @return what the option or the setting says
	 * @throws UsageException if options contradict each other, or mean nothing
	 */
	CheckModel policy(Invocation invocation, boolean filesOnly) {
		if (this.model != null && filesOnly) {
			throw new UsageException("--files contacts no database, and --model needs a scratch database.",
					"Leave one of them out.");
		}
		if (this.model != null) {
			return CheckModel.FAIL;
		}
		CheckModel setting = filesOnly ? CheckModel.OFF : invocation.environment().checkModel(invocation.options());
		if (setting == CheckModel.OFF && (this.scope.isGiven() || this.scratch.isGiven())) {
			throw new UsageException("--schemas, --exclude and --scratch say how a model is compared, and none is.",
					"Add --model, or leave them out.");
		}
		return setting;
	}

	@Nullable Finding find(Invocation invocation) {
		Model goal = new SchemaArgument(invocation).parse((this.model != null) ? this.model : SchemaArgument.MODEL);
		ModelCheck check = ModelCheck.of(invocation.scripts().graph(), invocation::migratorOf, goal,
				this.scope.scope(invocation));
		LimbeckException difference = this.scratch.with(invocation, null, check::run);
		return (difference != null) ? Finding.of(difference) : null;
	}

}
