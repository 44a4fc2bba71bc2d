package dev.limbeck.doctor.scratch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.diff.Change;
import dev.limbeck.diff.Comparison;
import dev.limbeck.diff.Plan;
import dev.limbeck.diff.Planner;
import dev.limbeck.diff.script.PlanScript;
import dev.limbeck.doctor.file.History;
import dev.limbeck.generate.GeneratedRevision;
import dev.limbeck.generate.NewRevision;
import dev.limbeck.generate.RevisionFile;
import dev.limbeck.generate.RevisionFileGenerator;
import dev.limbeck.generate.Sections;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.model.Difference;
import dev.limbeck.model.Model;
import dev.limbeck.model.RevisionsModel;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.scope.Reach;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.location.LocatedFile;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionScripts;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a missing revision did: what a schema has, less what the revisions after
 * it do and what those before it make. All of it is tried, and the result is proven.
 */
public final class Reconstruction {

	private final History history;

	private final TriedRevisions tried;

	private final MissingRevision missing;

	private final Function<Connector, Migrator> migrators;

	private final Bench bench;

	private final List<String> uncertain = new ArrayList<>();

	private Reconstruction(History history, TriedRevisions tried, MissingRevision missing,
			Function<Connector, Migrator> migrators, Bench bench) {
		this.history = history;
		this.tried = tried;
		this.missing = missing;
		this.migrators = migrators;
		this.bench = bench;
	}

	/**
	 * Begin to look for a missing revision.
	 * @param files where the others lie
	 * @param id its id
	 * @param parents what it revises, or {@code null} if that follows from the others
	 * @param workshop where all is tried
	 * @return what looks for it
	 * @throws LimbeckException if it is not missing, or its place cannot be told
	 */
	public static Reconstruction of(Files files, String id, @Nullable List<String> parents, Workshop workshop) {
		History history = History.read(files.locations(), files.provided());
		TriedRevisions tried = TriedRevisions.of(history)
			.orElseThrow(() -> new LimbeckException("unsound-files",
					"What the other files say cannot be told, so nothing follows from them.",
					"Mend what \"limbeck doctor --files\" finds in them first, other than what is missing."));
		return new Reconstruction(history, tried, MissingRevision.of(id, parents, tried), workshop.migrators(),
				new Bench(workshop.scratch(), workshop.scope()));
	}

	/**
	 * Find it, and prove it.
	 * @param goal what all revisions together are to make
	 * @param generators make what plans files, as if it were that time, or now
	 * @return the file, not yet written
	 * @throws LimbeckException if there is no such revision, or none is found
	 */
	public Reconstructed find(Model goal, Function<@Nullable Instant, RevisionFileGenerator> generators) {
		Schema wanted = this.bench.view(goal.read(this.bench.scratch()).schema());
		Schema before = before();
		Schema after = after(wanted);
		Plan plan = Planner.plan(before, after);
		Sections sections = sections(before, after, plan);
		NewRevision request = NewRevision.of("Bring back a lost revision")
			.withParents(symbols())
			.withSplice(true)
			.withId(this.missing.id());
		RevisionFile file = generators.apply(this.missing.created().orElse(null))
			.restore(RevisionGraph.of(this.missing.below()), request, sections);
		prove(file, wanted, goal.name());
		return new Reconstructed(file, summary(plan), this.uncertain,
				"Proven: from an empty database, all revisions lead to the schema of " + goal.name() + ".");
	}

	private static List<String> summary(Plan plan) {
		return new PlanScript(plan, Plan.EMPTY).summary()
			.stream()
			.map((line) -> line.replaceFirst("^-- ", ""))
			.toList();
	}

	private List<Symbol> symbols() {
		return this.missing.parents().isEmpty() ? List.of(Symbol.Keyword.BASE)
				: this.missing.parents().stream().map(Symbol::parse).toList();
	}

	private Schema before() {
		try (ScratchDatabase database = this.bench.scratch().create()) {
			if (!this.missing.parents().isEmpty()) {
				upgrade(database, this.tried.scripts(), symbols());
			}
			return this.bench.read(database);
		}
	}

	private Schema after(Schema wanted) {
		Schema state = wanted;
		for (Revision revision : this.missing.above()) {
			RevisionDefinition definition = this.tried.scripts().get(revision.id());
			if (!(definition instanceof RevisionScript script)) {
				throw new LimbeckException("not-reconstructed",
						"Revision " + revision.id() + " is code: what was there before it cannot be told.",
						"Write the missing revision by hand; \"limbeck diff\" and \"limbeck prove\" help with it.");
			}
			StateBefore search = new StateBefore(this.bench, state);
			state = search.of(script);
			this.uncertain.addAll(search.uncertain());
		}
		return state;
	}

	private Sections sections(Schema before, Schema after, Plan plan) {
		Difference difference = new Difference(before, new Difference.Said(after, Reach.ALL), after, after, List.of(),
				plan, List.of(), List.of());
		List<GeneratedRevision> revisions = GeneratedRevision.of(difference, this.bench.scratch());
		if (revisions.size() != 1) {
			throw new LimbeckException("not-reconstructed",
					revisions.isEmpty()
							? "Nothing is left for revision " + this.missing.id() + ": the others make all there is."
							: "What revision " + this.missing.id() + " did takes several transactions.",
					"Write it by hand; \"limbeck diff\" and \"limbeck prove\" help with it.");
		}
		String remarks = this.uncertain.stream().map((line) -> "-- " + line).collect(Collectors.joining("\n"));
		Sections sections = revisions.get(0).sections();
		return remarks.isEmpty() ? sections : sections.remarked(remarks);
	}

	// From an empty database to all that there is to be.
	private void prove(RevisionFile file, Schema wanted, String name) {
		List<dev.limbeck.script.RevisionFile> files = new ArrayList<>();
		this.history.files().stream().map(LocatedFile::file).forEach(files::add);
		files.add(new dev.limbeck.script.RevisionFile(file.path().toString(),
				file.text().getBytes(StandardCharsets.UTF_8)));
		RevisionScripts scripts = RevisionsModel
			.withinDatabase(RevisionScripts.of(files, this.history.located().classes()), (note) -> {
			});
		try (ScratchDatabase database = this.bench.scratch().create()) {
			upgrade(database, scripts, List.of(Symbol.Keyword.HEADS));
			List<Change> changes = Comparison.of(this.bench.read(database), wanted);
			if (!changes.isEmpty()) {
				throw new LimbeckException("not-reconstructed",
						"From an empty database all revisions lead elsewhere than to " + name + ": "
								+ changes.stream()
									.map((change) -> change.id().toString())
									.collect(Collectors.joining(", "))
								+ ".",
						"Write the missing revision by hand, beginning with \"limbeck dump\".");
			}
		}
	}

	private void upgrade(ScratchDatabase database, RevisionScripts scripts, List<Symbol> targets) {
		this.migrators.apply(database.connector()).reading(() -> scripts).run(new Upgrade(targets), PlanReview.ACCEPT);
	}

	/**
	 * The files of the other revisions.
	 *
	 * @param locations where they lie
	 * @param provided revisions in Java whose objects somebody else makes
	 */
	public record Files(Locations locations, List<ProvidedRevision> provided) {

		/**
		 * Copy the list.
		 */
		public Files {
			provided = List.copyOf(provided);
		}

	}

	/**
	 * Where all is tried.
	 *
	 * @param scratch makes databases
	 * @param migrators make a migrator for a database, with the settings of the
	 * application
	 * @param scope what is looked at
	 */
	public record Workshop(ScratchServer scratch, Function<Connector, Migrator> migrators, Scope scope) {

	}

}
