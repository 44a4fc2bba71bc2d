package dev.limbeck.boot.test;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.LimbeckProperties;
import dev.limbeck.boot.MigrationConnection;
import dev.limbeck.boot.MigratorConfigurer;
import dev.limbeck.connect.Connector;
import dev.limbeck.generate.ModelCheck;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.Model;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;

import org.springframework.context.ApplicationContext;

/**
 * What tests of an application ask about its model: the JPA entities, or a bean of type
 * {@link Model}.
 */
public final class ModelAssertions {

	private ModelAssertions() {
	}

	/**
	 * Fail unless the revisions of an application give what its model says. Both are
	 * tried in scratch databases beside its own, which stays as it is.
	 * @param context the application
	 * @throws AssertionError if they differ, with the SQL that is between them
	 * @throws LimbeckException if one of them cannot be read
	 */
	public static void assertModelEqualsRevisions(ApplicationContext context) {
		LimbeckProperties properties = context.getBean(LimbeckProperties.class);
		MigrationConnection connection = context.getBean(MigrationConnection.class);
		MigratorConfigurer configurer = context.getBean(MigratorConfigurer.class);
		Scope scope = Scope.of(properties.schemas(), properties.exclude());
		ModelCheck check = ModelCheck.of(migrator(configurer, connection.connector()).scripts().graph(),
				(connector) -> migrator(configurer, connector), context.getBean(Model.class), scope);
		try (ScratchServer scratch = ScratchServers.beside(connection.connector())) {
			LimbeckException difference = check.run(scratch);
			if (difference != null) {
				throw new AssertionError(difference.description() + "\n" + difference.action());
			}
		}
	}

	private static Migrator migrator(MigratorConfigurer configurer, Connector connector) {
		return configurer.configure(Migrator.builder(connector).source("test")).build();
	}

}
