package dev.limbeck.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Projects of other tools such as grow over years, with what makes them hard to move:
 * gaps, versions of many forms, scripts with transactions of their own, statements that
 * need none, comments that look like tags, data, and names in other languages.
 */
public final class ForeignProjects {

	private static final int TABLES = 34;

	private ForeignProjects() {
	}

	/**
	 * Return the steps that all of them have.
	 * @return each with the way back
	 */
	private static List<Step> steps() {
		List<Step> steps = new ArrayList<>();
		for (int i = 1; i <= TABLES; i++) {
			String table = "t" + i;
			String reference = (i > 1) ? ", parent int REFERENCES t" + (i - 1) : "";
			steps.add(new Step("Größe der Tabelle " + i,
					"-- Rollback: drop it\nCREATE TABLE " + table + " (id serial PRIMARY KEY, name text DEFAULT 'a;b'"
							+ reference + ");\n/* @downgrade */\nINSERT INTO " + table
							+ " (name) VALUES ('--x'), ('BEGIN;');",
					"DROP TABLE " + table + ";"));
		}
		steps.add(new Step("own transactions", "BEGIN;\nALTER TABLE t1 ADD note text;\nCOMMIT;\n"
				+ "BEGIN TRANSACTION;\nUPDATE t1 SET note = 'x';\nEND;", "ALTER TABLE t1 DROP note;"));
		steps.add(new Step("a function", "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  -- COMMIT;\n"
				+ "  RETURN 1;\nEND;\n$$;", "DROP FUNCTION f();"));
		steps.add(
				new Step("an enum", "CREATE TYPE mood AS ENUM ('sad');\nCREATE TABLE m (mood mood);", "DROP TABLE m;"));
		steps.add(new Step("a label", "ALTER TYPE mood ADD VALUE 'ok';\nCOMMIT;\nINSERT INTO m VALUES ('ok');", ""));
		steps.add(new Step("an atomic body", "CREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT 1; END;",
				"DROP FUNCTION g();"));
		steps.add(new Step("nothing", "-- Nothing is left here.", ""));
		steps.add(new Step("views", "CREATE VIEW v AS SELECT id FROM t1;\n-- Down\nDROP VIEW IF EXISTS w;",
				"DROP VIEW v;"));
		return steps;
	}

	public static void flyway(ForeignFolder folder) {
		String scripts = "src/main/resources/db/migration/";
		folder.file("src/main/resources/application.yml",
				"spring:\n  flyway:\n    schemas: [shop, audit]\n    placeholders:\n      owner: jane\n");
		int number = 0;
		for (Step step : steps()) {
			number++;
			String version = switch (number % 5) {
				case 0 -> number + "_1";
				case 1 -> "00" + number;
				case 2 -> number + ".0.1";
				default -> String.valueOf(number);
			};
			folder.file(scripts + "V" + version + "__" + step.name().replace(' ', '_') + ".sql",
					step.up().replace("'a;b'", "'${owner}'"));
			if (!step.down().isEmpty()) {
				folder.file(scripts + "U" + version + "__" + step.name().replace(' ', '_') + ".sql", step.down());
			}
		}
		folder.file(scripts + "V20240102030405__index.sql", "CREATE INDEX CONCURRENTLY i ON t1 (name);")
			.file(scripts + "V20240102030405678__later.sql",
					"CREATE INDEX CONCURRENTLY j ON t1 (id);\nCREATE TABLE z ();")
			.file(scripts + "V20240102030405679__told.sql", "VACUUM t1;")
			.file(scripts + "V20240102030405679__told.sql.conf", "executeInTransaction=false")
			.file(scripts + "R__totals.sql", "CREATE OR REPLACE VIEW totals AS SELECT count(*) FROM t1;");
	}

	static void goose(ForeignFolder folder) {
		int number = 0;
		for (Step step : withIndex()) {
			boolean alone = step.up().contains("CONCURRENTLY") || step.up().contains("\nCOMMIT");
			number += (number == 20) ? 5 : 1;
			folder.file(String.format(Locale.ROOT, "migrations/%05d_%s.sql", number, step.file()),
					(alone ? "-- +goose NO TRANSACTION\n" : "") + "-- +goose Up\n-- +goose StatementBegin\n" + step.up()
							+ "\n-- +goose StatementEnd\n\n-- +goose Down\n" + step.down() + "\n");
		}
	}

	static void dbmate(ForeignFolder folder) {
		long number = 20240101000000L;
		for (Step step : withIndex()) {
			boolean alone = step.up().contains("CONCURRENTLY") || step.up().contains("\nCOMMIT");
			number += 1000000;
			number += (number / 1000000 % 100 > 28) ? 72000000 : 0;
			folder.file("db/migrations/" + number + "_" + step.file() + ".sql",
					"-- migrate:up" + (alone ? " transaction:false" : "") + "\n" + step.up() + "\n\n-- migrate:down\n"
							+ step.down() + "\n");
		}
	}

	static void golangMigrate(ForeignFolder folder) {
		int number = 0;
		for (Step step : withIndex()) {
			number += (number == 9) ? 3 : 1;
			folder.file("db/migrations/" + number + "_" + step.file() + ".up.sql", step.up())
				.file("db/migrations/" + number + "_" + step.file() + ".down.sql", step.down());
		}
	}

	static void diesel(ForeignFolder folder) {
		int number = 0;
		for (Step step : withIndex()) {
			String name = String.format(Locale.ROOT, "migrations/2024-01-%02d-%06d_%s/", number / 4 + 1, number++,
					step.file());
			folder.file(name + "up.sql", step.up()).file(name + "down.sql", step.down());
			if (step.up().contains("CONCURRENTLY")) {
				folder.file(name + "metadata.toml", "run_in_transaction = false\n");
			}
		}
	}

	static void sqitch(ForeignFolder folder) {
		StringBuilder plan = new StringBuilder("%syntax-version=1.0.0\n%project=shop\n\n");
		int number = 0;
		String before = "";
		for (Step step : withIndex()) {
			String name = step.file() + ((number == 3) ? "-x" : "");
			plan.append(name)
				.append(before.isEmpty() ? "" : " [" + before + "]")
				.append(" 2024-01-02T03:04:05Z Jane Doe <jane@example.org> # ")
				.append(step.name())
				.append('\n');
			if (number++ % 10 == 9) {
				plan.append("@v").append(number).append(" 2024-01-02T03:04:05Z Jane Doe <jane@example.org> # Tag\n");
			}
			before = name;
			boolean bare = step.up().contains("CONCURRENTLY") || step.up().contains("COMMIT");
			folder.file("deploy/" + name + ".sql",
					"-- Deploy shop:" + name + " to pg\n-- requires: " + before + "\n\\set ON_ERROR_STOP on\n"
							+ (bare ? step.up() : "BEGIN;\n\n" + step.up() + "\n\nCOMMIT;") + "\n");
			folder.file("revert/" + name + ".sql",
					"-- Revert shop:" + name + " from pg\n\nBEGIN;\n\n" + step.down() + "\n\nCOMMIT;\n");
		}
		folder.file("sqitch.plan", plan.toString());
	}

	private static List<Step> withIndex() {
		List<Step> steps = new ArrayList<>(steps());
		steps.add(new Step("an index", "CREATE INDEX CONCURRENTLY i ON t1 (name);", "DROP INDEX CONCURRENTLY i;"));
		return steps;
	}

	/**
	 * One migration.
	 *
	 * @param name what it does
	 * @param up how to apply it
	 * @param down how to take it back
	 */
	private record Step(String name, String up, String down) {

		String file() {
			return this.name.toLowerCase(Locale.ROOT).replace('ö', 'o').replace("ß", "ss").replace(' ', '_');
		}

	}

}
