package dev.limbeck.model;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.snapshot.Snapshot;

/**
 * What a model says.
 *
 * @param schema all that was read, whatever is in scope
 * @param unknown what is there and was not read
 * @param managed tables whose partitions an extension makes and drops, each as its schema
 * and its name
 * @param notes what people should know about it, as sentences
 */
public record ModelSchema(Schema schema, List<String> unknown, List<List<String>> managed, List<String> notes) {

	/**
	 * Copy the lists.
	 */
	public ModelSchema {
		unknown = List.copyOf(unknown);
		managed = List.copyOf(managed);
		notes = List.copyOf(notes);
	}

	ModelSchema of(Schema other) {
		return new ModelSchema(other, this.unknown, this.managed, this.notes);
	}

	ModelSchema with(List<String> more) {
		List<String> all = new ArrayList<>(this.notes);
		all.addAll(more);
		return new ModelSchema(this.schema, this.unknown, this.managed, all);
	}

	/**
	 * Return what a snapshot file of it holds.
	 * @return schema, what is unknown, and what is managed
	 */
	public Snapshot snapshot() {
		return new Snapshot(this.schema, this.unknown, this.managed);
	}

	/**
	 * Insist that there is a table, before a database is made like this: to drop all of
	 * them is never what a model means.
	 * @param goal what is in scope
	 * @param name what people call the model
	 * @return the goal
	 * @throws LimbeckException if there is none
	 */
	public static Schema goal(Schema goal, String name) {
		if (goal.facts(FactKind.TABLE).isEmpty()) {
			throw new LimbeckException("empty-model",
					"There is no table in " + name + ", as far as it is looked at: all tables of the database would be "
							+ "dropped.",
					"Look whether it is the right model, and whether limbeck.schemas (--schemas) and limbeck.exclude "
							+ "(--exclude) leave anything of it.");
		}
		return goal;
	}

}
