package dev.limbeck.scratch;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.log.LogFields;
import dev.limbeck.session.Ending;
import dev.limbeck.session.FirstError;
import dev.limbeck.session.Session;
import dev.limbeck.sql.SqlText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes scratch databases on a server that is running.
 */
final class LiveScratchServer implements ScratchServer {

	private static final Logger logger = LoggerFactory.getLogger(LiveScratchServer.class);

	// Less than the time that orchestrators allow.
	private static final Duration GRACE = Duration.ofSeconds(5);

	private final Connector connector;

	private final ScratchSession session;

	private final ScratchRecipe recipe;

	private final Removal removal;

	private final Set<ScratchName> made = ConcurrentHashMap.newKeySet();

	private final Thread hook = new Thread(this::stop, "limbeck-scratch");

	private volatile boolean stopping;

	LiveScratchServer(Connector connector, ScratchSession session, ScratchRecipe recipe) {
		this.connector = connector;
		this.session = session;
		this.recipe = recipe;
		this.removal = new Removal(connector);
		try {
			Runtime.getRuntime().addShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			this.stopping = true;
		}
	}

	/**
	 * Drop what killed processes have left on the server.
	 * @return this
	 */
	LiveScratchServer swept() {
		logged("Looking for databases that were left behind",
				() -> this.session.run(new Leftovers(this.removal)::sweep));
		return this;
	}

	@Override
	public int version() {
		return this.session.version();
	}

	@Override
	public ScratchDatabase create() {
		ScratchName name = ScratchName.choose();
		ScratchDatabase database = database(name);
		try {
			make(name, this.recipe.options());
		}
		catch (SQLException ex) {
			throw ScratchErrors.notCreated(this.session.role(), this.session.place(), ex);
		}
		return database;
	}

	@Override
	public ScratchDatabase copy(ScratchDatabase original) {
		ScratchName name = ScratchName.choose();
		ScratchDatabase database = database(name);
		try {
			make(name, List.of("TEMPLATE " + SqlText.identifier(original.name())));
		}
		catch (SQLException ex) {
			throw SqlState.OBJECT_IN_USE.equals(ex.getSQLState()) ? ScratchErrors.inUse(original, ex)
					: ScratchErrors.notCreated(this.session.role(), this.session.place(), ex);
		}
		return database;
	}

	private ScratchDatabase database(ScratchName name) {
		Connector leads = this.connector.toDatabase(name.text())
			.orElseThrow(() -> ScratchErrors.single(this.connector));
		return new ScratchDatabase(name.text(), new BoundConnector(leads), () -> drop(name));
	}

	private void make(ScratchName name, List<String> options) throws SQLException {
		this.session.run((sql) -> {
			if (this.stopping) {
				throw new LimbeckException("scratch-stopped", "The application is being stopped.", "Nothing to do.");
			}
			sql.execute(name.lock());
			this.made.add(name);
			try {
				create(sql, name, options);
				claim(sql, name);
			}
			catch (SQLException | RuntimeException | Error ex) {
				new FirstError(ex).end(() -> remove(sql, name));
				throw ex;
			}
		});
	}

	// Of several ways the first one that the server takes.
	private static void create(Session sql, ScratchName name, List<String> options) throws SQLException {
		String begin = "CREATE DATABASE " + name.identifier() + " WITH ";
		try {
			sql.execute(begin + options.get(0));
		}
		catch (SQLException ex) {
			if (options.size() == 1 || SqlState.INSUFFICIENT_PRIVILEGE.equals(ex.getSQLState()) || sql.isLost(ex)) {
				throw ex;
			}
			LogFields.NONE.info(logger)
				.log("The scratch database has the locale C: the server has not that of the database ({})",
						ServerErrors.message(ex));
			sql.execute(begin + options.get(1));
		}
	}

	private void claim(Session sql, ScratchName name) throws SQLException {
		sql.execute("COMMENT ON DATABASE " + name.identifier() + " IS "
				+ SqlText.literal(Leftovers.COMMENT + maker(sql)) + "; REVOKE CONNECT ON DATABASE " + name.identifier()
				+ " FROM PUBLIC; ALTER DATABASE " + name.identifier() + " SET statement_timeout = '"
				+ BoundConnector.LONGEST_STATEMENT.toSeconds() + "s'");
		for (Map.Entry<String, String> setting : this.recipe.settings().entrySet()) {
			set(sql, name, setting.getKey(), setting.getValue());
		}
	}

	private String maker(Session sql) throws SQLException {
		String time = sql.queryOne("SELECT pg_catalog.clock_timestamp()::pg_catalog.timestamptz(0)::pg_catalog.text",
				(row) -> row.getString(1));
		return ", made by role " + this.session.role() + " for process " + ProcessHandle.current().pid() + " on "
				+ ScratchRecipe.host() + " at " + time;
	}

	// Only from a session does a list come as a list.
	private static void set(Session sql, ScratchName name, String setting, String value) throws SQLException {
		try {
			sql.execute("BEGIN; SELECT pg_catalog.set_config(" + SqlText.literal(setting) + ", "
					+ SqlText.literal(value) + ", true); ALTER DATABASE " + name.identifier() + " SET "
					+ SqlText.identifier(setting).replace(".", "\".\"") + " FROM CURRENT; COMMIT");
		}
		catch (SQLException ex) {
			sql.execute("ROLLBACK");
			LogFields.NONE.info(logger)
				.log("The scratch database has not the setting {} of the database: {}", setting,
						ServerErrors.message(ex));
		}
	}

	private void drop(ScratchName name) {
		logged(name.text() + " was not dropped", () -> {
			if (this.made.contains(name)) {
				dropAnyhow(name);
			}
		});
	}

	private void dropAnyhow(ScratchName name) throws SQLException {
		try {
			this.session.run((sql) -> remove(sql, name));
		}
		catch (SQLException ex) {
			if (!this.made.contains(name)) {
				throw ex;
			}
			// The session may have ended long ago.
			try (ScratchSession another = ScratchSession.open(this.connector)) {
				another.run((sql) -> remove(sql, name));
			}
		}
	}

	private void remove(Session sql, ScratchName name) throws SQLException {
		this.removal.force(sql, name);
		this.made.remove(name);
		sql.execute(name.unlock());
	}

	private void removeAll(Session sql) throws SQLException {
		for (ScratchName name : this.made) {
			remove(sql, name);
		}
	}

	// What is made at this moment has no use any more.
	private void stop() {
		this.stopping = true;
		logged("Scratch databases were not dropped", () -> {
			try {
				this.session.interrupt(this::removeAll, GRACE);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
	}

	private static void logged(String what, Ending action) {
		try {
			action.close();
		}
		catch (SQLException ex) {
			LogFields.NONE.warn(logger).log("{}: {}", what, ServerErrors.message(ex));
		}
		catch (LimbeckException ex) {
			LogFields.NONE.warn(logger).log("{}: {}", what, ex.description());
		}
	}

	@Override
	public void close() {
		this.made.forEach(this::drop);
		this.session.close();
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			LogFields.NONE.debug(logger).log("The JVM is stopping");
		}
	}

}
