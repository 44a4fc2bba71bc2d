package dev.limbeck.boot.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.limbeck.boot.TestApplication;
import dev.limbeck.boot.jdbc.shop.Coupon;
import dev.limbeck.boot.jdbc.shop.Customer;
import dev.limbeck.boot.jdbc.shop.Invoice;
import dev.limbeck.boot.jdbc.shop.JdbcShopApplication;
import dev.limbeck.boot.jdbc.shop.Note;
import dev.limbeck.boot.jdbc.shop.Product;
import dev.limbeck.boot.jdbc.shop.PurchaseOrder;
import dev.limbeck.boot.jdbc.shop.PurchaseOrder.Status;
import dev.limbeck.boot.jdbc.shop.Trip;
import dev.limbeck.boot.jdbc.shop.Warehouse;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.jdbc.core.mapping.AggregateReference;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Revisions follow the aggregates of Spring Data JDBC, without any configuration.
 */
@ExtendWith(PostgresExtension.class)
class JdbcModelCommandTests {

	@TempDir
	private Path folder;

	@Test
	void revisionsFollowTheAggregates(PostgresDatabase database) throws IOException {
		CommandResult initial = run(database, "revision", "--autogenerate", "-m", "Shop");
		assertThat(initial.code()).as(initial.errors()).isZero();
		assertThat(files()).hasSize(1);
		assertThat(Files.readString(files().get(0))).contains("-- Tried there and back", "CREATE TABLE public.orders",
				"CREATE SEQUENCE public.warehouse_numbers", "CREATE TABLE billing.invoice",
				"CREATE TABLE public.coupon");
		assertThat(run(database, "upgrade").code()).isZero();
		assertThat(run(database, "revision", "--autogenerate", "-m", "Again").output())
			.contains("The revisions give what the model says: nothing to write.");
		assertThat(run(database, "diff", "live", "model").code()).isZero();
		assertThat(run(database, "drift").code()).isZero();
		assertThat(run(database, "check", "--limbeck.check-model=fail").code()).isZero();
		storeOneOfEach(database);
	}

	@Test
	void theModelNeedsNoDatabaseOfTheApplication(PostgresDatabase scratch) {
		TestApplication application = new TestApplication(JdbcShopApplication.class)
			.variables("DATABASE_URL=postgresql://nobody@localhost:1/none", "LIMBECK_LOCATIONS=file:" + this.folder);
		CommandResult result = CommandLaunch.run(application, "limbeck", "revision", "--autogenerate", "-m", "Shop",
				"--dry-run", "--no-prove", "--scratch", scratch.url());
		assertThat(result.code()).as(result.errors()).isZero();
		assertThat(result.output()).contains("CREATE TABLE public.warehouse");
	}

	// What is generated is what Spring Data reads and writes.
	private void storeOneOfEach(PostgresDatabase database) {
		try (ConfigurableApplicationContext context = application(database).run()) {
			JdbcAggregateTemplate template = context.getBean(JdbcAggregateTemplate.class);
			Customer customer = template.save(new Customer(null, "Ann", null, true,
					new Customer.Address("Main", "Rome"), Set.of(new Customer.Phone("1"), new Customer.Phone("2"))));
			Product product = new Product();
			UUID id = UUID.randomUUID();
			product.setId(id);
			product.setTags(List.of("a", "b"));
			product.setImage(new byte[] { 1 });
			product.setTranslations(Map.of("de", new Product.Translation("Tinte")));
			template.insert(product);
			PurchaseOrder order = template.save(new PurchaseOrder(null, null,
					AggregateReference.to(Objects.requireNonNull(customer.id())), Status.PAID, BigDecimal.TEN,
					Instant.now(), List.of(new PurchaseOrder.Line(AggregateReference.to(id), 2,
							List.of(new PurchaseOrder.Discount("friend", 5))))));
			template.save(new Warehouse(null, "North", new Warehouse.Manager("Bob")));
			template.save(new Invoice(null, LocalDate.now(), LocalTime.NOON, LocalDateTime.now(), OffsetDateTime.now(),
					5, null));
			template.insert(new Note("a", "text", null));
			template.insert(new Coupon("x", 5));
			template.insert(new Trip(new Trip.Key("U", 1), 3.5F));
			assertThat(template.findAll(Customer.class)).containsExactly(customer);
			assertThat(template.findAll(PurchaseOrder.class)).singleElement()
				.extracting(PurchaseOrder::lines)
				.isEqualTo(order.lines());
			assertThat(template.findAll(Product.class)).singleElement()
				.extracting(Product::getTranslations)
				.isEqualTo(product.getTranslations());
			assertThat(template.findAll(Trip.class)).hasSize(1);
			assertThat(template.findAll(Warehouse.class)).hasSize(1);
		}
	}

	private CommandResult run(PostgresDatabase database, String... command) {
		List<String> arguments = new ArrayList<>(List.of("limbeck"));
		arguments.addAll(List.of(command));
		return CommandLaunch.run(application(database), arguments.toArray(String[]::new));
	}

	private TestApplication application(PostgresDatabase database) {
		return new TestApplication(JdbcShopApplication.class).variables("DATABASE_URL=" + database.url(),
				"LIMBECK_LOCATIONS=file:" + this.folder);
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.sorted().toList();
		}
	}

}
