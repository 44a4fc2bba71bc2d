package dev.limbeck.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.doctor.database.DatabaseExamination;
import dev.limbeck.doctor.database.KeptRevision;
import dev.limbeck.doctor.file.History;
import dev.limbeck.doctor.git.PastFile;
import dev.limbeck.doctor.git.Repository;
import dev.limbeck.doctor.scratch.Reconstructed;
import dev.limbeck.generate.NewRevision;
import dev.limbeck.generate.RevisionFile;
import dev.limbeck.generate.RevisionFileGenerator;
import dev.limbeck.generate.Sections;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.SourceFolder;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Brings a revision back whose file is gone, from where its text is kept.
 *
 * @param locations where revision files lie
 * @param directory the root of the project, absolute
 * @param id of the revision
 */
public record Restoration(Locations locations, Path directory, String id) {

	private static final String NO_TRANSACTION = "-- @transaction none\n";

	/**
	 * Take it from the ledger of a database.
	 * @param connector the way to it
	 * @param source who named it, such as {@code DATABASE_URL}
	 * @param ledgerSchema where its ledger is
	 * @param generators make what plans files, as if it were that time, or now
	 * @return the file, not yet written, or nothing if a file declares it, or the ledger
	 * has not kept it
	 */
	public Optional<Reconstructed> fromLedger(Connector connector, String source, String ledgerSchema,
			Function<@Nullable Instant, RevisionFileGenerator> generators) {
		History history = History.read(this.locations, List.of());
		if (history.find(this.id) != null) {
			return Optional.empty();
		}
		return new DatabaseExamination(connector, source, ledgerSchema).kept(this.id).map((kept) -> {
			RevisionFileGenerator generator = generators.apply(created(history));
			RevisionFile file = planned(generator, history, kept);
			boolean same = isAsApplied(file, kept);
			List<String> uncertain = new ArrayList<>();
			if (!same) {
				uncertain.add("The checksum of this upgrade is not the one that was applied.");
			}
			if (kept.upgrade().contains("${")) {
				uncertain
					.add("Whether it had placeholders, with @placeholders in its header, the ledger does not tell.");
			}
			return new Reconstructed(file, shown(file), uncertain, "The ledger of " + kept.database() + " has kept it"
					+ (same ? ", and its checksum is the one that was applied." : "."));
		});
	}

	/**
	 * Take it from the repository, with the git that the process would find.
	 * @return the file, not yet written, or nothing if a file declares it, or no commit
	 * has it
	 */
	public Optional<Reconstructed> fromRepository() {
		return fromRepository(System.getenv("PATH"));
	}

	/**
	 * Take it from the repository.
	 * @param searchPath where git is looked for
	 * @return the file, not yet written, or nothing if a file declares it, or no commit
	 * has it
	 */
	Optional<Reconstructed> fromRepository(@Nullable String searchPath) {
		if (History.read(this.locations, List.of()).find(this.id) != null) {
			return Optional.empty();
		}
		for (SourceFolder folder : this.locations.sourceFolders(this.directory)) {
			try {
				Repository repository = Repository.of(folder.path(), searchPath);
				PastFile past = LostFiles.past(repository, Set.of(this.id)).get(this.id);
				if (past != null) {
					return Optional.of(restored(repository, folder.path(), past));
				}
			}
			catch (IOException | ScriptException ex) {
				// There are other ways to bring it back.
			}
		}
		return Optional.empty();
	}

	private Reconstructed restored(Repository repository, Path folder, PastFile past) throws IOException {
		Path target = LostFiles.target(folder, past);
		String text = new String(repository.content(past), StandardCharsets.UTF_8);
		Revision revision = RevisionScript.parse(new SourceText(target.toString(), text)).revision();
		RevisionFile file = new RevisionFile(revision, target, text);
		return new Reconstructed(file, shown(file), List.of(),
				"Commit " + past.commit() + " has it as " + past.path() + ".");
	}

	// What it needs may be missing itself.
	private RevisionFile planned(RevisionFileGenerator generator, History history, KeptRevision kept) {
		Set<String> needed = new LinkedHashSet<>(kept.row().parents());
		needed.addAll(kept.row().dependsOn());
		List<Revision> below = needed.stream()
			.map((other) -> new Revision(other, List.of(), List.of(), List.of(), List.of(), "", null, "the ledger"))
			.toList();
		NewRevision request = NewRevision
			.of(kept.row().description().isBlank() ? "Bring back a lost revision" : kept.row().description())
			.withParents(kept.row().parents().isEmpty() ? List.of(Symbol.Keyword.BASE)
					: kept.row().parents().stream().map(Symbol::parse).toList())
			.withDependsOn(kept.row().dependsOn().stream().map(Symbol::parse).toList())
			.withLabels(kept.row().labels())
			.withSplice(true)
			.withId(this.id);
		Sections sections = new Sections(kept.upgrade().strip(),
				(kept.downgrade() != null) ? kept.downgrade().strip() : null);
		try {
			return generator.restore(RevisionGraph.of(below), request, sections);
		}
		catch (LimbeckException ex) {
			// Its header may have said so, which the ledger does not keep.
			return generator.restore(RevisionGraph.of(below), request,
					new Sections(NO_TRANSACTION + sections.upgrade(), sections.downgrade()));
		}
	}

	private @Nullable Instant created(History history) {
		return history.revisions()
			.stream()
			.filter((revision) -> revision.parents().contains(this.id))
			.map(Revision::created)
			.filter((created) -> created != null)
			.min(Instant::compareTo)
			.map((first) -> first.minusSeconds(1))
			.orElse(null);
	}

	private static boolean isAsApplied(RevisionFile file, KeptRevision kept) {
		return RevisionScript.parse(new SourceText(file.path().toString(), file.text()))
			.checksum()
			.equals(kept.row().checksum());
	}

	private static List<String> shown(RevisionFile file) {
		return file.text().lines().toList();
	}

}
