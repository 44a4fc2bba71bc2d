package dev.limbeck.baseline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.diff.Change;
import dev.limbeck.diff.Comparison;
import dev.limbeck.diff.script.Dump;
import dev.limbeck.diff.script.FreshDatabase;
import dev.limbeck.generate.RevisionFile;
import dev.limbeck.generate.Sections;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.Difference;
import dev.limbeck.model.Model;
import dev.limbeck.model.ModelSchema;
import dev.limbeck.revision.NameList;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Ownership;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;

/**
 * What a database holds, as the revisions with which its history begins.
 *
 * @param name what people call the database
 * @param whole all that it holds
 * @param schema what the revisions make, all or a part of it
 * @param scope what is looked at
 * @param notes what people should know, as sentences
 */
public record Baseline(String name, Schema whole, Schema schema, Scope scope, List<String> notes) {

	private static final FactId PUBLIC = FactId.of(FactKind.SCHEMA, "public");

	/**
	 * Copy the list.
	 */
	public Baseline {
		notes = List.copyOf(notes);
	}

	/**
	 * Read a database. Ledgers are left out, those of other tools, too.
	 * @param database the database
	 * @param scope what is looked at
	 * @param scratch where SQL is tried
	 * @return all that it holds
	 * @throws LimbeckException if it cannot be read, or holds nothing
	 */
	public static Baseline of(Model database, Scope scope, ScratchServer scratch) {
		ModelSchema read = Difference.read(database, scope, scratch);
		Schema schema = read.schema().without(unsaid(read.schema()));
		List<String> notes = new ArrayList<>(read.notes());
		read.unknown().forEach((what) -> notes.add("Not taken over, because it is not read: " + what + "."));
		return new Baseline(database.name(), schema, schema, scope.managed(read.managed()), notes).notEmpty();
	}

	// Who migrates owns what is made, but for what a new database has already.
	private static Set<FactId> unsaid(Schema schema) {
		Set<FactId> unsaid = Ownership.unsaid(schema);
		unsaid.remove(PUBLIC.child(FactKind.OWNER, List.of()));
		return unsaid;
	}

	private Baseline notEmpty() {
		if (Dump.of(this.schema, this.scope::of).statements().isEmpty()) {
			throw new LimbeckException("nothing-there",
					"There is nothing in " + this.name + " to take over, as far as it is looked at.",
					"Look whether it is the right database, and whether limbeck.schemas (--schemas) and limbeck.exclude "
							+ "(--exclude) leave anything of it. An empty database needs no baseline: write the first "
							+ "revision with \"limbeck revision\".");
		}
		return this;
	}

	/**
	 * Take over only what a model owns: the objects that it names, as the database has
	 * them, and what these need.
	 * @param model the model
	 * @param scratch where SQL is tried
	 * @return less than all
	 * @throws LimbeckException if the model cannot be read, or owns nothing there
	 */
	public Baseline ownedBy(Model model, ScratchServer scratch) {
		OwnedObjects owned = OwnedObjects.of(this.schema, Difference.read(model, this.scope, scratch).schema());
		List<String> all = new ArrayList<>(this.notes);
		addTo(all, "Left alone, because " + model.name() + " does not say it: ", owned.left());
		addTo(all, "Taken over, because what " + model.name() + " says needs it: ", owned.needed());
		addTo(all, "Said by " + model.name() + ", and not in the database: ", owned.missing());
		return new Baseline(this.name, this.whole, owned.schema(), this.scope, all).notEmpty();
	}

	private static void addTo(List<String> notes, String beginning, List<FactId> objects) {
		if (!objects.isEmpty()) {
			notes.add(beginning + NameList.first(objects.stream().map(FactId::toString).toList()) + ".");
		}
	}

	/**
	 * Count what is taken over.
	 * @return how many objects there are of each kind, by what people call it
	 */
	public Map<String, Integer> counts() {
		Map<FactKind, Integer> counts = new TreeMap<>();
		for (Fact fact : this.schema.facts()) {
			boolean counted = fact.kind() == FactKind.INDEX || this.schema.object(fact.id()).equals(fact.id());
			if (counted && !fact.id().equals(PUBLIC)) {
				counts.merge(fact.kind(), 1, Integer::sum);
			}
		}
		Map<String, Integer> named = new LinkedHashMap<>();
		counts.forEach((kind, count) -> named.put(kind.label().replace('_', ' '), count));
		return named;
	}

	/**
	 * Write it as revisions, each of which builds on the one before. None has a
	 * downgrade: what was there before the history is not for it to drop.
	 * @param split how it is divided
	 * @return the parts, in order
	 */
	public List<Part> parts(Split split) {
		Map<String, List<String>> texts = new LinkedHashMap<>();
		for (Stage stage : Stage.of(this.schema, this.scope.of(FreshDatabase.like(this.schema)), split)) {
			Dump dump = tolerant(Dump.between(stage.before(), stage.after()));
			if (!dump.statements().isEmpty()) {
				texts.computeIfAbsent(stage.title(), (title) -> new ArrayList<>()).add(dump.text().stripTrailing());
			}
		}
		List<Part> parts = new ArrayList<>();
		texts.forEach((title, some) -> parts.add(new Part(title, Sections.irreversible(String.join("\n\n", some)))));
		return parts;
	}

	// The ledger may have made its schema, and whoever made the database the extensions.
	private static Dump tolerant(Dump dump) {
		return new Dump(dump.settings(),
				dump.statements()
					.stream()
					.map((statement) -> new Dump.Statement(statement.object(),
							statement.sql().replaceFirst("^CREATE (SCHEMA|EXTENSION) ", "CREATE $1 IF NOT EXISTS ")))
					.toList());
	}

	/**
	 * Prove that files make of an empty database what this one holds.
	 * @param files the revisions, not yet written
	 * @param migrators make a migrator for a database, with the settings of the
	 * application
	 * @param scratch where it is tried
	 * @throws LimbeckException if they do not, with what differs
	 */
	public void prove(List<RevisionFile> files, Function<Connector, Migrator> migrators, ScratchServer scratch) {
		new BaselineProof(this, migrators, scratch).check(BaselineFiles.scripts(files));
	}

	/**
	 * Insist that the database still holds what was read: a person may have taken long to
	 * agree.
	 * @param database the database
	 * @param scratch where SQL is tried
	 * @throws LimbeckException if somebody has changed it
	 */
	public void insistOnSame(Model database, ScratchServer scratch) {
		List<Change> changes = Comparison.of(this.whole, of(database, this.scope, scratch).whole);
		if (!changes.isEmpty()) {
			throw new LimbeckException("database-moved",
					this.name + " was changed meanwhile: "
							+ NameList.first(changes.stream().map((change) -> change.id().toString()).toList())
							+ ". Nothing was written.",
					"Run the command again, while nobody changes the database.");
		}
	}

	/**
	 * Insist that other databases hold the same.
	 * @param database this one
	 * @param others those that should be like it
	 * @param scope what is looked at
	 * @param scratch where SQL is tried
	 * @throws LimbeckException if one of them does not, with all that differs
	 */
	public static void insistOnLikeness(Model database, List<Model> others, Scope scope, ScratchServer scratch) {
		new Likeness(database, scope, scratch).check(others);
	}

	/**
	 * One revision.
	 *
	 * @param title what is in it, or nothing if it is all
	 * @param sections its statements
	 */
	public record Part(String title, Sections sections) {

	}

}
