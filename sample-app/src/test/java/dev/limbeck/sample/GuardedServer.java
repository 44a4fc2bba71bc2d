package dev.limbeck.sample;

import java.util.concurrent.atomic.AtomicInteger;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;

/**
 * A server that asks the application's role for a password: {@code p@ss}. It trusts only
 * the tests' own superuser.
 */
final class GuardedServer {

	static final String USER = "user";

	static final String PASSWORD = "p@ss";

	private static final PostgresServer SERVER = start();

	private static final AtomicInteger DATABASES = new AtomicInteger();

	private GuardedServer() {
	}

	private static PostgresServer start() {
		PostgresServer server = PostgresServer.start();
		server.execute("CREATE ROLE \"user\" LOGIN PASSWORD 'p@ss'");
		server.trustSuperuserOnly();
		return server;
	}

	/**
	 * Create an empty database that belongs to the application's role.
	 * @return a database on the server that all packaged tests share
	 */
	static PostgresDatabase createDatabase() {
		return create("template1");
	}

	/**
	 * Create a database that belongs to the application's role.
	 * @param template a database of this server, to which nobody is connected
	 * @return a copy of it
	 */
	static PostgresDatabase copy(PostgresDatabase template) {
		return create(template.name());
	}

	private static PostgresDatabase create(String template) {
		String name = "reminders_" + DATABASES.incrementAndGet();
		SERVER.execute("CREATE DATABASE " + name + " OWNER \"user\" TEMPLATE " + template);
		return new PostgresDatabase(SERVER, name);
	}

	/**
	 * Return the URL of a database in SQLAlchemy's form.
	 * @param database a database of {@link #createDatabase()}
	 * @return a value for {@code DATABASE_URL}
	 */
	static String url(PostgresDatabase database) {
		return "postgresql+psycopg://user:p%40ss@localhost:" + database.server().port() + "/" + database.name();
	}

	static int port() {
		return SERVER.port();
	}

}
