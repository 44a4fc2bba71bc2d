package dev.limbeck.postgres;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands an empty {@link PostgresDatabase} on the shared server to each test that asks for
 * one.
 */
public final class PostgresExtension implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == PostgresDatabase.class;
	}

	@Override
	public PostgresDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		context.getStore(ExtensionContext.Namespace.create(PostgresExtension.class, context.getUniqueId()))
			.put(database.name(), (AutoCloseable) database::drop);
		return database;
	}

}
