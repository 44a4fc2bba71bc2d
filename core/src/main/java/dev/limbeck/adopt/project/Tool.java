package dev.limbeck.adopt.project;

import java.util.Arrays;
import java.util.Optional;

/**
 * A migration tool whose projects can be adopted.
 */
public enum Tool {

	/** Flyway. */
	FLYWAY("flyway", "Flyway"),

	/** Liquibase. */
	LIQUIBASE("liquibase", "Liquibase"),

	/** Alembic. */
	ALEMBIC("alembic", "Alembic"),

	/** Sqitch. */
	SQITCH("sqitch", "Sqitch"),

	/** The tool goose. */
	GOOSE("goose", "goose"),

	/** The tool sql-migrate. */
	SQL_MIGRATE("sql-migrate", "sql-migrate"),

	/** The tool dbmate. */
	DBMATE("dbmate", "dbmate"),

	/** The tool golang-migrate. */
	GOLANG_MIGRATE("golang-migrate", "golang-migrate"),

	/** Diesel. */
	DIESEL("diesel", "Diesel"),

	/** Prisma Migrate. */
	PRISMA("prisma", "Prisma");

	private final String word;

	private final String title;

	Tool(String word, String title) {
		this.word = word;
		this.title = title;
	}

	/**
	 * Find a tool.
	 * @param word as {@link #word()} gives it
	 * @return the tool, or nothing if none is called so
	 */
	public static Optional<Tool> of(String word) {
		return Arrays.stream(values()).filter((tool) -> tool.word.equals(word)).findFirst();
	}

	/**
	 * Return the word for it in tags and options.
	 * @return such as {@code golang-migrate}
	 */
	public String word() {
		return this.word;
	}

	/**
	 * Return its name as its makers write it.
	 * @return such as {@code Flyway}
	 */
	public String title() {
		return this.title;
	}

}
