package dev.limbeck.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.limbeck.LimbeckException;
import dev.limbeck.diff.Change;
import dev.limbeck.diff.Comparison;
import dev.limbeck.model.Model;
import dev.limbeck.model.ModelSchema;
import dev.limbeck.model.ScratchModel;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.Ownership;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;

/**
 * Whether databases that should be alike are: staging and production, for example.
 *
 * @param database the one that the others are compared with
 * @param scope what is looked at
 * @param scratch where SQL is tried
 */
record Likeness(Model database, Scope scope, ScratchServer scratch) {

	private static final int SHOWN = 10;

	void check(List<Model> others) {
		if (others.isEmpty()) {
			return;
		}
		ModelSchema own = this.database.read(this.scratch);
		List<String> lines = new ArrayList<>();
		others.forEach((other) -> lines.addAll(differences(own, other)));
		if (!lines.isEmpty()) {
			throw new LimbeckException("databases-differ",
					"The databases are not alike. Nothing was written.\n" + String.join("\n", lines),
					"Make them alike first (\"limbeck diff\" writes the SQL), or leave out what may differ with "
							+ "--exclude. What is true of one of them only belongs into a later revision.");
		}
	}

	private List<String> differences(ModelSchema own, Model other) {
		ModelSchema read = other.read(this.scratch);
		Scope.Both sides = this.scope.managed(own.managed()).managed(read.managed()).both(own.schema(), read.schema());
		Schema to = (other instanceof ScratchModel) ? Ownership.asSaid(sides.to(), sides.from()) : sides.to();
		List<Change> changes = Comparison.of(sides.from(), to);
		List<String> lines = new ArrayList<>();
		changes.stream().limit(SHOWN).forEach((change) -> lines.add("- " + described(change, other.name())));
		if (changes.size() > SHOWN) {
			lines.add("- and " + (changes.size() - SHOWN) + " more in " + other.name());
		}
		return lines;
	}

	private String described(Change change, String other) {
		Fact from = change.from();
		Fact to = change.to();
		if (from == null) {
			return change.id() + " is in " + other + " only";
		}
		return (to != null)
				? change.id() + " differs in " + other + ": " + attributes(from.attributes(), to.attributes())
				: change.id() + " is not in " + other;
	}

	private static String attributes(Map<String, String> own, Map<String, String> other) {
		Map<String, String> differing = new TreeMap<>();
		TreeSet<String> names = new TreeSet<>(own.keySet());
		names.addAll(other.keySet());
		names.stream()
			.filter((name) -> !Objects.equals(own.get(name), other.get(name)))
			.forEach((name) -> differing.put(name, text(other.get(name)) + " instead of " + text(own.get(name))));
		List<String> lines = new ArrayList<>();
		differing.forEach((name, text) -> lines.add(name + " " + text));
		return String.join(", ", lines);
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "nothing";
	}

}
