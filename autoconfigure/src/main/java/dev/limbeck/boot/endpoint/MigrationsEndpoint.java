package dev.limbeck.boot.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.LimbeckInitializer;
import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.migrate.MigrationStatus;
import dev.limbeck.migrate.Migrator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.ApplicationContext;

/**
 * Endpoint that tells where every revision stands, in this application context and its
 * parents. A read opens one connection for each, the way migrations do, sends one
 * statement and closes it.
 */
@Endpoint(id = "migrations")
public class MigrationsEndpoint {

	private static final int LOG_ENTRIES = 50;

	private final ApplicationContext context;

	/**
	 * Create a new endpoint.
	 * @param context where to look for migrators
	 */
	public MigrationsEndpoint(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * Look at the database of each context that has one to migrate.
	 * @return what was found; a database that does not answer is described as such
	 */
	@ReadOperation
	public MigrationsDescriptor migrations() {
		Map<String, ContextDescriptor> contexts = new LinkedHashMap<>();
		for (ApplicationContext target = this.context; target != null; target = target.getParent()) {
			String[] names = target.getBeanNamesForType(Migrator.class, true, false);
			if (names.length > 0) {
				ApplicationContext parent = target.getParent();
				contexts.put(String.valueOf(target.getId()),
						describe(target, names[0], (parent != null) ? parent.getId() : null));
			}
		}
		return new MigrationsDescriptor(contexts);
	}

	private static ContextDescriptor describe(ApplicationContext context, String name, @Nullable String parentId) {
		try {
			Migrator migrator = context.getBean(name, Migrator.class);
			MigrationStatus status = migrator.status(LOG_ENTRIES);
			LimbeckInitializer initializer = context.getBeanProvider(LimbeckInitializer.class).getIfAvailable();
			return ContextDescriptor.of(status, (initializer != null) ? initializer.diagnose(status) : Diagnosis.NONE,
					parentId);
		}
		catch (LimbeckException | BeansException ex) {
			return ContextDescriptor.of(failure(ex), parentId);
		}
	}

	private static LimbeckException failure(RuntimeException thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof LimbeckException failure) {
				return failure;
			}
		}
		throw thrown;
	}

	/**
	 * What the endpoint tells, in the JSON of endpoints however the application writes
	 * its own.
	 *
	 * @param contexts by the id of the application context
	 */
	public record MigrationsDescriptor(Map<String, ContextDescriptor> contexts) implements OperationResponseBody {

	}

}
