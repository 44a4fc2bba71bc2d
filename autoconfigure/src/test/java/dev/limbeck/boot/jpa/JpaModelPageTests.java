package dev.limbeck.boot.jpa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.limbeck.boot.jpa.page.Customer;
import dev.limbeck.boot.jpa.page.Order;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.generate.GeneratedRevision;
import dev.limbeck.model.Difference;
import dev.limbeck.model.EmptyModel;
import dev.limbeck.model.TextModel;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import dev.limbeck.sql.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page on models shows of entities is what is generated.
 */
@ExtendWith(PostgresExtension.class)
class JpaModelPageTests {

	private static final PersistenceUnit UNIT = Units.of(List.of(Customer.class, Order.class));

	@Test
	void thePageShowsWhatIsGenerated(PostgresDatabase database) throws IOException {
		String page = Files.readString(Path.of("../docs/model.md")).split("<!-- Compared by JpaModelPageTests", 2)[1];
		String shown = page.substring(page.indexOf("```sql\n") + 7, page.indexOf("\n```\n"));
		try (ScratchServer scratch = scratch(database)) {
			List<GeneratedRevision> revisions = GeneratedRevision
				.of(Difference.towards(new EmptyModel(), new JpaModel(UNIT, List.of()), Scope.ALL, scratch), scratch);
			assertThat(revisions).hasSize(1);
			String upgrade = revisions.get(0).sections().upgrade();
			assertThat(upgrade.substring(upgrade.indexOf("CREATE TABLE"))).isEqualTo(shown);
		}
	}

	@Test
	void theSupplementOfThePageIsRead(PostgresDatabase database) {
		SourceText supplement = new SourceText("db/supplement.sql",
				"CREATE VIEW open_orders AS SELECT id, customer_id FROM orders WHERE status = 'OPEN';");
		JpaModel model = new JpaModel(UNIT, List.of(supplement));
		try (ScratchServer scratch = scratch(database)) {
			assertThat(model.read(scratch).schema().has(FactId.of(FactKind.VIEW, "public", "open_orders"))).isTrue();
			TextModel before = TextModel.of("before", UNIT.ddl(scratch.version()) + supplement.text()
					+ "CREATE VIEW other AS SELECT 1; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
			assertThat(Difference.towards(before, model, Scope.ALL, scratch).plan().statements())
				.containsExactly("DROP VIEW public.other");
		}
	}

	private static ScratchServer scratch(PostgresDatabase database) {
		return ScratchServers.beside(Connector.to(DatabaseUrl.parse(database.url())));
	}

}
