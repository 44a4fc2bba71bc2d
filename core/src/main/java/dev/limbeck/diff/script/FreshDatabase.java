package dev.limbeck.diff.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaOrigin;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL puts into each new database.
 */
public final class FreshDatabase {

	private static final int OWNED_BY_DATABASE_OWNER = 15;

	private FreshDatabase() {
	}

	/**
	 * Return the schema of a database that nobody has touched.
	 * @param schema tells the version of the server, and who owns its schema
	 * {@code public} where that depends on the server
	 * @return the facts of a new database
	 */
	public static Schema like(Schema schema) {
		SchemaOrigin origin = schema.origin();
		FactId id = FactId.of(FactKind.SCHEMA, "public");
		boolean restricted = origin.version() >= OWNED_BY_DATABASE_OWNER;
		String owner = restricted ? "pg_database_owner" : ownerOf(schema.owner(id), origin);
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(id, null, Map.of(), Map.of()));
		facts.add(satellite(id.child(FactKind.OWNER, List.of()), id, "role", owner));
		facts.add(satellite(id.child(FactKind.GRANT, List.of("public", "")), id, "privileges",
				restricted ? "USAGE" : "CREATE, USAGE"));
		facts.add(satellite(id.child(FactKind.COMMENT, List.of()), id, "text", "standard public schema"));
		return new Schema(origin, facts, Map.of());
	}

	private static String ownerOf(@Nullable String owner, SchemaOrigin origin) {
		return (owner != null) ? owner : origin.role();
	}

	private static Fact satellite(FactId id, FactId parent, String attribute, String value) {
		return new Fact(id, parent, Map.of(attribute, value), Map.of());
	}

}
