package dev.limbeck.generate;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.SourceFolder;
import org.jspecify.annotations.Nullable;

/**
 * Plans and writes new revision files. What would break the graph is refused while it is
 * planned. Immutable.
 */
public final class RevisionFileGenerator {

	/** What a lost file is called besides, where another one lies in its place. */
	private static final String RESTORED = "_restored";

	private final RevisionFileSettings settings;

	private final Locations locations;

	private final Workspace workspace;

	/**
	 * Create a new generator; nothing is read yet.
	 * @param settings how new files look
	 * @param locations where revision files lie
	 * @param workspace the surroundings
	 */
	public RevisionFileGenerator(RevisionFileSettings settings, Locations locations, Workspace workspace) {
		this.settings = settings;
		this.locations = locations;
		this.workspace = workspace;
	}

	/**
	 * Plan a file. Reads folders and the template, writes nothing.
	 * @param graph the revisions there are
	 * @param request what the user asks for
	 * @return the file
	 * @throws LimbeckException if it would break the graph, would not be read, or cannot
	 * be written
	 */
	public RevisionFile plan(RevisionGraph graph, NewRevision request) {
		return plan(graph, request, RevisionText::fill);
	}

	/**
	 * Plan a file whose statements are known.
	 * @param graph the revisions there are
	 * @param request what the user asks for
	 * @param sections the statements
	 * @return the file
	 * @throws LimbeckException if it would break the graph, would not be read, or cannot
	 * be written
	 */
	public RevisionFile plan(RevisionGraph graph, NewRevision request, Sections sections) {
		return plan(graph, request, (text, template) -> text.fill(template, sections));
	}

	/**
	 * Plan the file of a revision that is missing, which others stand on already.
	 * @param below the revisions that it requires, and nothing that stands on it
	 * @param request what the user asks for, with its id
	 * @param sections the statements
	 * @return the file
	 * @throws LimbeckException if it would not be read, or cannot be written
	 */
	public RevisionFile restore(RevisionGraph below, NewRevision request, Sections sections) {
		return planned(below, request, RESTORED, (text, template) -> text.fill(template, sections));
	}

	private RevisionFile plan(RevisionGraph graph, NewRevision request,
			BiFunction<RevisionText, Template, String> filling) {
		return planned(withSources(graph, request), request, "", filling);
	}

	private RevisionFile planned(RevisionGraph known, NewRevision request, String otherwise,
			BiFunction<RevisionText, Template, String> filling) {
		Revision revision = revision(known, request);
		Path path = destination(known, request, revision).file(name(revision), otherwise);
		Revision placed = new Revision(revision.id(), revision.parents(), revision.dependsOn(), revision.labels(),
				revision.replaces(), revision.description(), revision.created(), path.toString());
		Template template = template();
		RevisionFile file = new RevisionFile(placed, path, filling.apply(new RevisionText(placed), template));
		prove(file, template);
		Proof.checkGraph(known, placed);
		return file;
	}

	/**
	 * Write a file that was planned, and run the command of
	 * {@code limbeck.revision.after-write} on it.
	 * @param file the file
	 * @param output takes what the command prints, line by line
	 * @return its absolute path
	 * @throws LimbeckException if it cannot be written, or if the command fails; then the
	 * file exists
	 */
	public Path write(RevisionFile file, Consumer<String> output) {
		NewFile.write(file.path(), file.bytes());
		if (!this.settings.afterWrite().isEmpty()) {
			new AfterWrite(this.settings.afterWrite(), this.workspace.directory()).run(file, output);
		}
		return file.path();
	}

	// The class path may hold copies that are older than what was generated last.
	private RevisionGraph withSources(RevisionGraph graph, NewRevision request) {
		List<Revision> unseen = sources(request).filter(SourceFolder::copied)
			.distinct()
			.flatMap((folder) -> folder.revisions().stream())
			.filter((revision) -> graph.find(revision.id()) == null)
			.toList();
		if (unseen.isEmpty()) {
			return graph;
		}
		List<Revision> all = new ArrayList<>(graph.revisions());
		all.addAll(unseen);
		return RevisionGraph.of(all);
	}

	private Stream<SourceFolder> sources(NewRevision request) {
		Path root = this.workspace.directory();
		Stream<SourceFolder> named = Stream.ofNullable(request.directory())
			.map(this.workspace::resolve)
			.flatMap((folder) -> this.locations.sourceFolderAround(folder, root).stream());
		return Stream.concat(this.locations.sourceFolders(root).stream(), named);
	}

	private Revision revision(RevisionGraph graph, NewRevision request) {
		Refusals refusals = new Refusals();
		References references = new References(graph);
		NewNames names = new NewNames(graph);
		List<String> parents = refusals.attempt(() -> references.parents(request.parents()), List.of());
		List<String> dependsOn = refusals.attempt(() -> references.dependencies(request.dependsOn()), List.of());
		String id = refusals.attempt(() -> names.id(request.id(), this.workspace::drawId), "");
		List<String> labels = refusals.attempt(() -> names.labels(request.labels(), id), List.of());
		String description = refusals.attempt(() -> description(request, parents), "");
		refusals.throwIfAny();
		Instant created = this.workspace.clock().instant().truncatedTo(ChronoUnit.SECONDS);
		return new Revision(id, parents, dependsOn, labels, request.replaces(), description, created, "");
	}

	private static String description(NewRevision request, List<String> parents) {
		boolean unnamed = request.parents().merge() && request.message().isBlank();
		return Description.of(unnamed ? "Merge " + String.join(", ", parents) : request.message());
	}

	private Destination destination(RevisionGraph graph, NewRevision request, Revision revision) {
		@Nullable Revision parent = revision.parents().isEmpty() ? null : graph.find(revision.parents().get(0));
		return new Destinations(this.locations, this.workspace).choose(request.directory(), parent,
				pattern().hasFolders());
	}

	private String name(Revision revision) {
		String slug = Slug.of(revision.description(), this.settings.slugLength());
		Instant created = Objects.requireNonNull(revision.created());
		return pattern().path(revision.id(), slug, created.atZone(this.settings.timeZone()));
	}

	private FileNamePattern pattern() {
		return FileNamePattern.of(this.settings.pattern());
	}

	private Template template() {
		Path template = this.settings.template();
		return (template != null) ? Template.read(this.workspace.resolve(template)) : Template.BUILT_IN;
	}

	private static void prove(RevisionFile file, Template template) {
		try {
			Proof.checkContent(file, file.bytes());
		}
		catch (LimbeckException ex) {
			throw new LimbeckException(ex.code(), "Nothing is written, as " + template.origin()
					+ " would give a file that is not sound:\n" + ex.description(), ex.action(), ex);
		}
	}

}
