package dev.limbeck.boot.endpoint;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.migrate.MigrationStatus;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.page.MigrationsPage;
import dev.limbeck.page.ObservedDatabase;
import dev.limbeck.revision.RevisionGraph;

import org.springframework.context.ApplicationContext;

/**
 * Gathers for the page what the endpoint finds.
 */
final class ObservedDatabases implements MigrationsEndpoint.Teller {

	private final List<ObservedDatabase> databases = new ArrayList<>();

	private ObservedDatabases() {
	}

	static String page(MigrationsEndpoint endpoint, boolean all) {
		ObservedDatabases observed = new ObservedDatabases();
		endpoint.look(observed);
		return new MigrationsPage(observed.databases, Clock.systemUTC().instant(), all).html();
	}

	@Override
	public void told(ApplicationContext context, Migrator migrator, MigrationStatus status, Diagnosis diagnosis) {
		this.databases
			.add(new ObservedDatabase(String.valueOf(context.getId()), status, migrator.graph(), diagnosis, null));
	}

	@Override
	public void failed(ApplicationContext context, LimbeckException failure) {
		this.databases.add(new ObservedDatabase(String.valueOf(context.getId()), null, RevisionGraph.of(List.of()),
				Diagnosis.NONE, failure));
	}

}
