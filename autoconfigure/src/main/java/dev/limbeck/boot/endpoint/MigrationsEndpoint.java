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
		look(new Teller() {

			@Override
			public void told(ApplicationContext target, Migrator migrator, MigrationStatus status,
					Diagnosis diagnosis) {
				contexts.put(String.valueOf(target.getId()), ContextDescriptor.of(status, diagnosis, parent(target)));
			}

			@Override
			public void failed(ApplicationContext target, LimbeckException failure) {
				contexts.put(String.valueOf(target.getId()), ContextDescriptor.of(failure, parent(target)));
			}

		});
		return new MigrationsDescriptor(contexts);
	}

	private static @Nullable String parent(ApplicationContext context) {
		ApplicationContext parent = context.getParent();
		return (parent != null) ? parent.getId() : null;
	}

	/**
	 * Look at the database of each context that has one to migrate.
	 * @param teller is told what was found, that of the innermost context first
	 */
	void look(Teller teller) {
		for (ApplicationContext target = this.context; target != null; target = target.getParent()) {
			String[] names = target.getBeanNamesForType(Migrator.class, true, false);
			if (names.length > 0) {
				look(target, names[0], teller);
			}
		}
	}

	private static void look(ApplicationContext context, String name, Teller teller) {
		Migrator migrator;
		MigrationStatus status;
		Diagnosis diagnosis;
		try {
			migrator = context.getBean(name, Migrator.class);
			status = migrator.status(LOG_ENTRIES);
			LimbeckInitializer initializer = context.getBeanProvider(LimbeckInitializer.class).getIfAvailable();
			diagnosis = (initializer != null) ? initializer.diagnose(status) : Diagnosis.NONE;
		}
		catch (LimbeckException | BeansException ex) {
			teller.failed(context, failure(ex));
			return;
		}
		teller.told(context, migrator, status, diagnosis);
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
	 * Tells what was found, in one form or another.
	 */
	interface Teller {

		/**
		 * A database was seen.
		 * @param context migrates it
		 * @param migrator of the context
		 * @param status where it stands
		 * @param diagnosis what the doctor finds in that
		 */
		void told(ApplicationContext context, Migrator migrator, MigrationStatus status, Diagnosis diagnosis);

		/**
		 * A database was not seen.
		 * @param context migrates it
		 * @param failure why nothing can be told
		 */
		void failed(ApplicationContext context, LimbeckException failure);

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
