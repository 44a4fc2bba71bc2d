package dev.limbeck.doctor.scratch;

import java.util.function.Function;

import dev.limbeck.connect.Connector;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;

/**
 * How revisions are tried, and what is compared with what they make.
 *
 * @param scratch where they are tried
 * @param migrators make a migrator for a database, with the settings of the application
 * @param scope what is looked at
 * @param live the live database, or {@code null} if there is none to look at
 */
public record ScratchExamination(ScratchServer scratch, Function<Connector, Migrator> migrators, Scope scope,
		@Nullable DatabaseModel live) {

}
