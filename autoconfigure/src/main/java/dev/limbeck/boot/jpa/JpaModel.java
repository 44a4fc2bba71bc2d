package dev.limbeck.boot.jpa;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.model.Renaming;
import dev.limbeck.model.ScratchModel;
import dev.limbeck.model.TextModel;
import dev.limbeck.schema.scope.Reach;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.sql.SourceText;

/**
 * What the JPA entities of an application say of its schema, with a supplement in SQL for
 * what they cannot say. No database is asked for it but a scratch database.
 *
 * @param unit how the application configures its entity manager
 * @param supplement SQL beside the entities
 */
record JpaModel(PersistenceUnit unit, List<SourceText> supplement) implements ScratchModel {

	@Override
	public String name() {
		return this.supplement.isEmpty() ? "the JPA entities" : "the JPA entities with " + this.supplement.get(0);
	}

	@Override
	public Reach reach() {
		return Reach.ENTITIES;
	}

	@Override
	public Built build(ScratchServer scratch) {
		List<SourceText> texts = new ArrayList<>();
		texts.add(new SourceText("the JPA entities", this.unit.ddl(scratch.version())));
		texts.addAll(this.supplement);
		return new TextModel(name(), texts).build(scratch);
	}

	@Override
	public Renaming renamed() {
		return new TextModel(name(), this.supplement).renamed();
	}

}
