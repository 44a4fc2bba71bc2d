package dev.limbeck.generate;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.diff.Plan;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.Difference;
import dev.limbeck.model.EmptyModel;
import dev.limbeck.model.Model;
import dev.limbeck.model.RevisionsModel;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether all revisions together give what a model says.
 *
 * @param revisions what they give
 * @param model what the schema should be
 * @param scope what is looked at
 */
public record ModelCheck(Model revisions, Model model, Scope scope) {

	/** Code of the failure. */
	public static final String CODE = "model-differs";

	private static final int MANY = 20;

	/**
	 * Check the revisions of a graph.
	 * @param graph the revisions
	 * @param migrators make a migrator for a database, with the files and settings of the
	 * application
	 * @param model what the schema should be
	 * @param scope what is looked at
	 * @return the check
	 */
	public static ModelCheck of(RevisionGraph graph, Function<Connector, Migrator> migrators, Model model,
			Scope scope) {
		Model revisions = graph.revisions().isEmpty() ? new EmptyModel()
				: new RevisionsModel("the revisions", migrators, List.of(Symbol.parse("heads")));
		return new ModelCheck(revisions, model, scope);
	}

	/**
	 * Look.
	 * @param scratch where SQL is tried
	 * @return what is to be told, or {@code null} if they agree
	 * @throws LimbeckException if one of both cannot be read
	 */
	public @Nullable LimbeckException run(ScratchServer scratch) {
		Plan plan = Difference.towards(this.revisions, this.model, this.scope, scratch).plan();
		if (plan.isEmpty()) {
			return null;
		}
		List<String> statements = plan.statements();
		String some = statements.stream().limit(MANY).map((sql) -> sql + ";").collect(Collectors.joining("\n"));
		int more = statements.size() - MANY;
		return new LimbeckException(CODE,
				"The revisions do not give what the model says (" + this.model.name() + "). This is between them:\n"
						+ some + ((more > 0) ? "\nand " + more + " more" : ""),
				"Write it with \"limbeck revision --autogenerate -m ...\", or mend the model.");
	}

}
