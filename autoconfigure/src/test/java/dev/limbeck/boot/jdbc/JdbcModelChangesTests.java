package dev.limbeck.boot.jdbc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.diff.RenameCandidate;
import dev.limbeck.diff.Renames;
import dev.limbeck.diff.safe.BackFill;
import dev.limbeck.diff.safe.Stages;
import dev.limbeck.generate.GeneratedRevision;
import dev.limbeck.generate.Manner;
import dev.limbeck.model.Difference;
import dev.limbeck.model.TextModel;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What changes in aggregates of Spring Data JDBC becomes a revision that is proven, and
 * what they cannot say is left alone.
 */
@NullMarked
class JdbcModelChangesTests {

	private static ScratchServer scratch;

	@BeforeAll
	static void prepare() {
		scratch = ScratchServers
			.beside(Connector.to(DatabaseUrl.parse(PostgresServer.shared().createDatabase().url())));
	}

	@AfterAll
	static void close() {
		scratch.close();
	}

	static Stream<Class<?>> changes() {
		return Stream.of(Plain.class, Wider.class, Optional.class, Longer.class, Renamed.class, WithParts.class,
				WithOrderedParts.class, Embedding.class, Pointing.class, Elsewhere.class);
	}

	@ParameterizedTest
	@MethodSource("changes")
	void aChangeBecomesARevisionAndTheWayBackAnother(Class<?> changed) {
		JdbcModel before = Classes.model(Item.class, Other.class);
		JdbcModel after = Classes.model(changed, Other.class);
		assertThatItBecomesARevision(before, after);
		assertThatItBecomesARevision(after, before);
	}

	private static void assertThatItBecomesARevision(JdbcModel before, JdbcModel after) {
		StringBuilder applied = new StringBuilder(before.tables().sql());
		Difference difference = difference(applied.toString(), after);
		List<RenameCandidate> renamed = Renames.unrivalled(difference.offered());
		Difference decided = renamed.isEmpty() ? difference : difference.renaming(renamed);
		List<BackFill> fills = Stages.withoutValue(decided.before(), decided.goal(), decided.renamed())
			.stream()
			.map((column) -> new BackFill(column, "'1'"))
			.toList();
		for (GeneratedRevision revision : GeneratedRevision.of(decided, new Manner(false, fills), scratch)) {
			assertThat(revision.prove(scratch, null).problems()).as(revision.sections().toString()).isEmpty();
			applied.append(revision.plan().sql());
		}
		assertThat(difference(applied.toString(), after).plan().statements()).as(applied.toString()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ALTER TABLE item ALTER name TYPE varchar(80)",
			"ALTER TABLE item ALTER price TYPE numeric(10, 2)", "ALTER TABLE item ALTER made TYPE timestamp(3)",
			"CREATE DOMAIN label AS text; ALTER TABLE item ALTER name TYPE label",
			"CREATE TYPE word AS ENUM ('a'); ALTER TABLE item ALTER name TYPE word USING name::word",
			"ALTER TABLE item ALTER name SET DEFAULT 'a'", "ALTER TABLE item ADD UNIQUE (name)",
			"CREATE INDEX i ON item (name)", "ALTER TABLE item ADD CHECK (name <> '')",
			"CREATE VIEW v AS SELECT name FROM item",
			"ALTER TABLE item ALTER id DROP IDENTITY; CREATE SEQUENCE s OWNED BY item.id; ALTER TABLE item ALTER id SET DEFAULT nextval('s')",
			"ALTER TABLE item ALTER id SET GENERATED ALWAYS", "ALTER TABLE item ALTER unsure SET NOT NULL",
			"ALTER TABLE item DROP CONSTRAINT item_other_fkey; ALTER TABLE item ADD CONSTRAINT f FOREIGN KEY (other) REFERENCES other ON DELETE CASCADE",
			"ALTER TABLE part ADD PRIMARY KEY (item, name)" })
	void whatClassesCannotSayIsLeftAlone(String sql) {
		JdbcModel model = Classes.model(Whole.class, Other.class);
		Difference difference = difference(model.tables().sql() + sql + ";", model);
		assertThat(difference.plan().statements()).isEmpty();
	}

	@Test
	void whatCannotBeStoredIsNamed() {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> Classes.model(Odd.class))
			.withMessageContaining("It is not known how these are stored:")
			.withMessageContaining("zone of " + Odd.class.getName() + ", a java.time.ZoneId")
			.withMessageContaining("object of");
	}

	private static Difference difference(String before, JdbcModel after) {
		return Difference.towards(TextModel.of("before", before), after, Scope.ALL, scratch);
	}

	@Table("other")
	record Other(@Id @Nullable Long id) {

	}

	@Table("item")
	record Item(@Id @Nullable Long id, String name, int size) {

	}

	@Table("item")
	record Plain(@Id @Nullable Long id, String name, int size, @Nullable String note) {

	}

	@Table("item")
	record Wider(@Id @Nullable Long id, String name, long size) {

	}

	@Table("item")
	record Optional(@Id @Nullable Long id, @Nullable String name, @Nullable Integer size) {

	}

	@Table("item")
	record Longer(@Id @Nullable Long id, String name, int size, String label, boolean sold) {

	}

	@Table("item")
	record Renamed(@Id @Nullable Long id, String title, int size) {

	}

	@Table("item")
	record WithParts(@Id @Nullable Long id, String name, int size, Set<Part> parts) {

	}

	@Table("item")
	record WithOrderedParts(@Id @Nullable Long id, String name, int size,
			@MappedCollection(idColumn = "whole", keyColumn = "place") List<Part> parts) {

	}

	@Table("item")
	record Embedding(@Id @Nullable Long id, String name, int size,
			@Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "part_") @Nullable Part part) {

	}

	@Table("item")
	record Pointing(@Id @Nullable Long id, String name, int size, @Nullable AggregateReference<Other, Long> other) {

	}

	@Table(schema = "store", value = "item")
	record Elsewhere(@Id @Nullable Long id, String name, int size) {

	}

	@Table("part")
	record Part(String name) {

	}

	@NullUnmarked
	record Unsure(String unsure) {

	}

	@Table("item")
	record Whole(@Id @Nullable Long id, String name, BigDecimal price, Instant made,
			AggregateReference<Other, Long> other, Set<Part> parts,
			@Embedded(onEmpty = OnEmpty.USE_EMPTY) Unsure unsure) {

	}

	@Table("odd")
	record Odd(@Id @Nullable Long id, ZoneId zone, Class<?> object) {

	}

}
