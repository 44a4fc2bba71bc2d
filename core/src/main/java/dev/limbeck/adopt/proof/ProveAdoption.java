package dev.limbeck.adopt.proof;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.project.Project;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.diff.Change;
import dev.limbeck.diff.Comparison;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.model.ModelSchema;
import dev.limbeck.model.RevisionsModel;
import dev.limbeck.model.ScratchModel.Built;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.script.RevisionFile;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.session.HarmlessCause;
import dev.limbeck.session.Session;

/**
 * Goes the old way and the new one, each on an empty scratch database, and compares where
 * they lead.
 */
public final class ProveAdoption {

	private final ScratchServer scratch;

	private final Scope scope;

	/**
	 * Create a new proof.
	 * @param scratch where SQL is tried
	 * @param scope what is compared
	 */
	public ProveAdoption(ScratchServer scratch, Scope scope) {
		this.scratch = scratch;
		this.scope = scope;
	}

	/**
	 * Prove an adoption.
	 * @param project the originals
	 * @param texts the revision files, by their names
	 * @return what came of it
	 * @throws LimbeckException if one of the ways cannot be gone
	 */
	public AdoptionProof prove(Project project, Map<String, String> texts) {
		if (!project.code().isEmpty()) {
			throw new LimbeckException("not-provable",
					project.code().get(0).file() + " is a class, which is not run here.",
					"Adopt without --prove, and compare where both lead with \"limbeck diff\".");
		}
		try (ScratchDatabase old = this.scratch.create(); Built adopted = adopted(texts)) {
			TableRows oldRows = originals(project, old);
			TableRows newRows = rows(adopted.database());
			ModelSchema before = read(old, "the originals");
			ModelSchema after = read(adopted.database(), "the revisions");
			Scope.Both sides = this.scope.managed(before.managed())
				.managed(after.managed())
				.both(before.schema(), after.schema());
			List<String> problems = new ArrayList<>();
			for (Change change : Comparison.of(sides.from(), sides.to())) {
				problems.add(change.id() + ((change.to() == null) ? " is missing after the revisions"
						: (change.from() == null) ? " is there only after the revisions" : " differs"));
			}
			problems.addAll(oldRows.otherCounts(newRows));
			List<String> notes = new ArrayList<>(adopted.notes());
			List<String> values = oldRows.otherValues(newRows);
			if (!values.isEmpty()) {
				notes.add("Other values, as times and random numbers are: " + String.join(", ", values));
			}
			return new AdoptionProof(sides.from().facts().size(), oldRows.withRows(), problems, notes);
		}
	}

	private Built adopted(Map<String, String> texts) {
		Map<String, RevisionFile> files = new LinkedHashMap<>();
		texts.forEach((name, text) -> files.put(name, new RevisionFile(name, text.getBytes(StandardCharsets.UTF_8))));
		RevisionScripts scripts = RevisionScripts.of(List.copyOf(files.values()), List.of());
		return new RevisionsModel("the revisions", (connector) -> migrator(connector, scripts),
				Upgrade.TO_HEADS.targets())
			.build(this.scratch);
	}

	private static Migrator migrator(Connector connector, RevisionScripts scripts) {
		return Migrator.builder(connector).build().reading(() -> scripts);
	}

	private TableRows originals(Project project, ScratchDatabase database) {
		try (Connection connection = database.open()) {
			Session session = new Session(connection);
			new OriginalScripts(project, session).run();
			return TableRows.read(session);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	private static TableRows rows(ScratchDatabase database) {
		try (Connection connection = database.open()) {
			return TableRows.read(new Session(connection));
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	private ModelSchema read(ScratchDatabase database, String name) {
		return new DatabaseModel(database.connector(), name).read(this.scratch);
	}

	private static LimbeckException failed(SQLException ex) {
		return new LimbeckException("not-provable",
				"The scratch database refused: " + ServerErrors.message(ex) + " (SQLSTATE " + ex.getSQLState() + ").",
				"See the message of the server above, and try again.", HarmlessCause.withoutSql(ex),
				ServerErrors.sqlState(ex));
	}

}
