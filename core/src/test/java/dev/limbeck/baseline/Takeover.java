package dev.limbeck.baseline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.generate.NewRevision;
import dev.limbeck.generate.RevisionFile;
import dev.limbeck.generate.RevisionFileGenerator;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.generate.Workspace;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import dev.limbeck.script.location.Locations;

/**
 * A database that is taken over, into files that are not written.
 *
 * @param directory of the project
 * @param database the database
 */
record Takeover(Path directory, PostgresDatabase database) {

	/**
	 * Plan its revisions, and prove them.
	 * @param split how they are divided
	 * @return the files
	 */
	List<RevisionFile> proven(Split split) {
		try (ScratchServer scratch = ScratchServers.beside(connector())) {
			Baseline baseline = baseline(scratch);
			List<RevisionFile> files = files(baseline.parts(split));
			baseline.prove(files, Takeover::migrator, scratch);
			return files;
		}
	}

	Baseline baseline(ScratchServer scratch) {
		return Baseline.of(new DatabaseModel(connector(), "DATABASE_URL"), Scope.ALL, scratch);
	}

	private List<RevisionFile> files(List<Baseline.Part> parts) {
		Locations locations = Locations.of(List.of(this.directory.toString()), getClass().getClassLoader());
		RevisionFileGenerator generator = new RevisionFileGenerator(RevisionFileSettings.DEFAULT, locations,
				Workspace.in(this.directory));
		List<Revision> known = new ArrayList<>();
		List<RevisionFile> files = new ArrayList<>();
		for (Baseline.Part part : parts) {
			Symbol parent = known.isEmpty() ? Symbol.Keyword.BASE : Symbol.Keyword.HEAD;
			files.add(generator.plan(RevisionGraph.of(known),
					NewRevision.of("Part " + part.title()).withParents(List.of(parent)), part.sections()));
			known.add(files.get(files.size() - 1).revision());
		}
		return files;
	}

	private Connector connector() {
		return Connector.to(DatabaseUrl.parse(this.database.url()));
	}

	private static Migrator migrator(Connector connector) {
		return Migrator.builder(connector).build();
	}

}
