package dev.limbeck.blame;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.model.RevisionsModel;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.CatalogContents;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.Ownership;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaReader;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.session.Session;

/**
 * What revisions made and changed, found by applying them to a scratch database one by
 * one and reading its schema after each.
 *
 * @param lives all objects and their parts, those that are gone last
 * @param schema what they have made in the end
 */
public record Blame(List<Life> lives, Schema schema) {

	/**
	 * Copy the list.
	 */
	public Blame {
		lives = List.copyOf(lives);
	}

	/**
	 * Apply revisions one by one, and take down what each does.
	 * @param revisions in an order in which they can be applied, with all that they
	 * require
	 * @param migrators make a migrator for a database, with the files and settings of the
	 * application
	 * @param scope what is looked at
	 * @param scratch where they are applied
	 * @return what each has done
	 * @throws LimbeckException if one of them fails there
	 */
	public static Blame of(List<Revision> revisions, Function<Connector, Migrator> migrators, Scope scope,
			ScratchServer scratch) {
		try (ScratchDatabase database = scratch.create(); Connection connection = database.open()) {
			Migrator migrator = migrators.apply(database.connector());
			RevisionScripts scripts = RevisionsModel.withinDatabase(migrator.scripts(), (note) -> {
			});
			Replay replay = new Replay(migrator.reading(() -> scripts), new Session(connection),
					new SchemaReader(scratch.version()), scope);
			return replay.run(revisions);
		}
		catch (SQLException ex) {
			throw new LimbeckException("not-tried",
					"A scratch database could not be read: " + ServerErrors.message(ex) + ".", "Try again.");
		}
	}

	/**
	 * Find what a name means.
	 * @param name of an object or of a part of one
	 * @return what fits, each followed by its parts; what is there, and only if nothing
	 * is, what is gone
	 */
	public List<Life> find(ObjectName name) {
		List<Life> fitting = this.lives.stream().filter((life) -> name.fits(life.id(), life.owner())).toList();
		List<Life> present = fitting.stream().filter((life) -> life.dropped() == null).toList();
		List<Life> found = present.isEmpty() ? fitting : present;
		return found.stream().flatMap((life) -> Stream.concat(Stream.of(life), parts(life))).distinct().toList();
	}

	private Stream<Life> parts(Life whole) {
		return this.lives.stream().filter((life) -> whole.id().equals(life.owner()));
	}

	/**
	 * One way from nothing to the last revision.
	 *
	 * @param migrator applies them
	 * @param session to the same database
	 * @param reader reads its schema
	 * @param scope what is looked at
	 */
	private record Replay(Migrator migrator, Session session, SchemaReader reader, Scope scope) {

		Blame run(List<Revision> revisions) throws SQLException {
			Lives lives = new Lives();
			CatalogContents contents = this.reader.read(this.session);
			Schema before = seen(contents);
			for (Revision revision : revisions) {
				this.migrator.run(new Upgrade(List.of(Symbol.parse(revision.id()))), PlanReview.ACCEPT);
				CatalogContents then = this.reader.read(this.session);
				Schema after = seen(then);
				lives.add(revision.id(), before, after, then.renamedSince(contents));
				before = after;
				contents = then;
			}
			return new Blame(lives.all(before), before);
		}

		private Schema seen(CatalogContents contents) {
			Schema seen = this.scope.of(contents.ofUsers());
			Set<FactId> owners = Ownership.unsaid(seen);
			return seen.without(owners);
		}

	}

}
