package dev.limbeck.cli.command;

import java.util.List;

import dev.limbeck.schema.scope.Scope;
import picocli.CommandLine.Option;

/**
 * What a command looks at of a schema.
 */
final class ScopeOptions {

	@Option(names = "--schemas", paramLabel = "S[,S]", split = ",", hideParamSyntax = true,
			description = "Look at these schemas only. Default: limbeck.schemas, or all of them.")
	private List<String> schemas = List.of();

	@Option(names = "--exclude", paramLabel = "P[,P]", split = ",", hideParamSyntax = true,
			description = "Leave out what fits a pattern, such as table:public.tmp_* or owner. Default: limbeck.exclude.")
	private List<String> exclude = List.of();

	boolean isGiven() {
		return !this.schemas.isEmpty() || !this.exclude.isEmpty();
	}

	Scope scope(Invocation invocation) {
		return invocation.environment().scope(this.schemas, this.exclude, invocation.options());
	}

}
