package dev.limbeck.benchmarks.history;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a service's schema goes through in the years: small revisions, the same ones each
 * time.
 */
public final class History {

	/** So many revisions make one table, and what happens to it. */
	private static final int OF_ONE_TABLE = 5;

	private History() {
	}

	/**
	 * Return the first revisions.
	 * @param size how many
	 * @return their SQL, about 0.2 KB each
	 */
	public static List<String> first(int size) {
		return IntStream.range(0, size).mapToObj(History::revision).toList();
	}

	private static String revision(int index) {
		String table = "orders_" + (index / OF_ONE_TABLE);
		return switch (index % OF_ONE_TABLE) {
			case 0 -> """
					CREATE TABLE %s (
						id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
						customer text NOT NULL,
						placed_at timestamptz NOT NULL DEFAULT now(),
						CHECK (customer <> '')
					);
					""".formatted(table);
			case 1 ->
				"""
						-- Until now nobody asked when it was paid.
						ALTER TABLE %1$s ADD COLUMN paid_at timestamptz, ADD COLUMN amount numeric(12, 2) NOT NULL DEFAULT 0;
						COMMENT ON COLUMN %1$s.paid_at IS 'when the money came; null until then';
						"""
					.formatted(table);
			case 2 -> """
					CREATE INDEX %1$s_by_customer ON %1$s (lower(customer), placed_at DESC) WHERE paid_at IS NULL;
					CREATE INDEX %1$s_by_time ON %1$s (placed_at);
					""".formatted(table);
			case 3 ->
				"""
						INSERT INTO %1$s (customer, amount) VALUES ('Ada', 12.50), ('Grace; née Murray', 99.95), ('O''Brien', 7);
						UPDATE %1$s SET paid_at = placed_at WHERE amount < 10;
						"""
					.formatted(table);
			default -> """
					CREATE VIEW %1$s_unpaid AS
						SELECT id, customer, amount FROM %1$s WHERE paid_at IS NULL AND amount > 0;
					ALTER TABLE %1$s ALTER COLUMN customer SET STATISTICS 200;
					""".formatted(table);
		};
	}

}
