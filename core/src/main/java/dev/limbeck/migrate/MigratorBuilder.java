package dev.limbeck.migrate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.WaitClock;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.revision.Symbol;
import dev.limbeck.script.location.EarlyScripts;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.session.LockPooler;
import dev.limbeck.session.Pacing;
import dev.limbeck.sql.placeholder.Placeholders;
import dev.limbeck.step.RevisionTries;
import dev.limbeck.step.StatementTimeouts;
import dev.limbeck.step.StepSettings;
import dev.limbeck.step.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Configures a {@link Migrator}. What is not set has the default that the documentation
 * of the {@code limbeck.*} properties names.
 */
public final class MigratorBuilder {

	/** The schema of the ledger unless {@code limbeck.ledger.schema} says otherwise. */
	public static final String DEFAULT_LEDGER_SCHEMA = "public";

	/** How often a run is tried unless {@code limbeck.attempts} says otherwise. */
	public static final int DEFAULT_ATTEMPTS = 6;

	/** How long to wait for the lock unless {@code limbeck.lock.wait} says otherwise. */
	public static final int DEFAULT_LOCK_WAIT_MINUTES = 10;

	/** The time for a lock unless {@code limbeck.statement.lock-timeout} differs. */
	public static final int DEFAULT_LOCK_TIMEOUT_SECONDS = 5;

	/** The time to run unless {@code limbeck.statement.timeout} says otherwise. */
	public static final int DEFAULT_STATEMENT_TIMEOUT_SECONDS = 0;

	/** Where a start leads unless {@code limbeck.target} says otherwise. */
	public static final String DEFAULT_TARGET = "heads";

	private Connector connector;

	private List<String> locations = List.of(Locations.DEFAULT);

	private List<ProvidedRevision> javaRevisions = List.of();

	private @Nullable ClassLoader classLoader;

	private @Nullable EarlyScripts earlyScripts;

	private String ledgerSchema = DEFAULT_LEDGER_SCHEMA;

	private WaitSettings wait = WaitSettings.DEFAULT;

	private int attempts = DEFAULT_ATTEMPTS;

	private Duration lockWait = Duration.ofMinutes(DEFAULT_LOCK_WAIT_MINUTES);

	private LockPooler lockPooler = LockPooler.byDefault();

	private MultipleHeads multipleHeads = MultipleHeads.byDefault();

	private OnAhead onAhead = OnAhead.byDefault();

	private @Nullable ForeignHistory history;

	private String source = "the application";

	private @Nullable String application;

	private List<Symbol> target = defaultTarget();

	private StatementTimeouts timeouts = new StatementTimeouts(Duration.ofSeconds(DEFAULT_LOCK_TIMEOUT_SECONDS),
			Duration.ofSeconds(DEFAULT_STATEMENT_TIMEOUT_SECONDS));

	private RevisionTries tries = RevisionTries.DEFAULT;

	private Placeholders placeholders = Placeholders.NONE;

	private final List<MigrationListener> listeners = new ArrayList<>();

	private Supplier<Ticker> ticker = Ticker::ofThread;

	private WaitClock clock = WaitClock.system();

	private RandomGenerator random = new Random();

	MigratorBuilder(Connector connector) {
		this.connector = connector;
	}

	/**
	 * Set what opens the connection, instead of what the builder was made with.
	 * @param newConnector opens the connection that migrations run on
	 * @return this
	 */
	public MigratorBuilder connector(Connector newConnector) {
		this.connector = newConnector;
		return this;
	}

	/**
	 * Set where revision files are read from.
	 * @param newLocations such as {@code classpath:db/migration} or {@code file:/srv/sql}
	 * @return this
	 */
	public MigratorBuilder locations(List<String> newLocations) {
		this.locations = List.copyOf(newLocations);
		return this;
	}

	/**
	 * Set the revisions in Java whose objects somebody else makes. Those in locations
	 * need not be named; a class that is both counts once.
	 * @param revisions classes, and how to get at their objects
	 * @return this
	 */
	public MigratorBuilder javaRevisions(List<ProvidedRevision> revisions) {
		this.javaRevisions = List.copyOf(revisions);
		return this;
	}

	/**
	 * Set what resolves class path locations, and loads the classes of revisions in Java.
	 * @param newClassLoader a class loader
	 * @return this
	 */
	public MigratorBuilder classLoader(@Nullable ClassLoader newClassLoader) {
		this.classLoader = newClassLoader;
		return this;
	}

	/**
	 * Set what has been read ahead: the first to read revisions takes it, if it is the
	 * same that he would read.
	 * @param scripts revision files that are being read, or {@code null} for none
	 * @return this
	 */
	public MigratorBuilder earlyScripts(@Nullable EarlyScripts scripts) {
		this.earlyScripts = scripts;
		return this;
	}

	/**
	 * Set the schema of the ledger; it is created if missing.
	 * @param schema a name as it stands in the catalog
	 * @return this
	 * @throws LimbeckException if no ledger can be there
	 */
	public MigratorBuilder ledgerSchema(String schema) {
		this.ledgerSchema = Ledger.checkSchema(schema);
		return this;
	}

	/**
	 * Set how to wait for the database.
	 * @param settings the settings
	 * @return this
	 */
	public MigratorBuilder wait(WaitSettings settings) {
		this.wait = settings;
		return this;
	}

	/**
	 * Set how often the whole run is tried while the connection gets lost.
	 * @param newAttempts at least 1
	 * @return this
	 */
	public MigratorBuilder attempts(int newAttempts) {
		if (newAttempts < 1) {
			throw new IllegalArgumentException("attempts must be at least 1, not " + newAttempts);
		}
		this.attempts = newAttempts;
		return this;
	}

	/**
	 * Set how long the holder of the migration lock may do nothing before a waiter gives
	 * up.
	 * @param duration the time
	 * @return this
	 */
	public MigratorBuilder lockWait(Duration duration) {
		this.lockWait = duration;
		return this;
	}

	/**
	 * Set what to do behind a connection pooler.
	 * @param pooler the choice
	 * @return this
	 */
	public MigratorBuilder lockPooler(LockPooler pooler) {
		this.lockPooler = pooler;
		return this;
	}

	/**
	 * Set what to do when the files have several heads.
	 * @param choice the choice
	 * @return this
	 */
	public MigratorBuilder multipleHeads(MultipleHeads choice) {
		this.multipleHeads = choice;
		return this;
	}

	/**
	 * Set what to do when the database has revisions that no file declares.
	 * @param choice the choice
	 * @return this
	 */
	public MigratorBuilder onAhead(OnAhead choice) {
		this.onAhead = choice;
		return this;
	}

	/**
	 * Have an upgrade first enter into an empty ledger what another tool has applied,
	 * where revisions were adopted from it. Otherwise it refuses to run them.
	 * @param read reads what is applied
	 * @return this
	 */
	public MigratorBuilder adopting(ForeignHistory read) {
		this.history = read;
		return this;
	}

	/**
	 * Set what a start brings the database to.
	 * @param symbols ids, labels or names such as {@code heads}
	 * @return this
	 * @throws LimbeckException if one of them means another revision every time
	 */
	public MigratorBuilder target(List<Symbol> symbols) {
		for (Symbol symbol : symbols) {
			if (symbol.fromHere() != null || symbol == Symbol.Keyword.CURRENT) {
				throw new LimbeckException("bad-target",
						"limbeck.target is " + symbol + ", which is seen from where the database stands.",
						"Name a revision by its id or label, or leave the setting out: the default is " + DEFAULT_TARGET
								+ ".");
			}
		}
		this.target = symbols.isEmpty() ? defaultTarget() : List.copyOf(symbols);
		return this;
	}

	/**
	 * Set who named the database, for messages.
	 * @param newSource such as {@code DATABASE_URL}
	 * @return this
	 */
	public MigratorBuilder source(String newSource) {
		this.source = newSource;
		return this;
	}

	/**
	 * Set the name of the application, for {@code pg_stat_activity} and the ledger.
	 * @param name the name
	 * @return this
	 */
	public MigratorBuilder application(@Nullable String name) {
		this.application = name;
		return this;
	}

	/**
	 * Set how long a statement waits for a lock before the whole revision is rolled back
	 * and tried again, unless a file says something else.
	 * @param duration the time, in milliseconds at the finest; zero for ever
	 * @return this
	 * @throws LimbeckException if PostgreSQL cannot keep it
	 */
	public MigratorBuilder lockTimeout(Duration duration) {
		this.timeouts = new StatementTimeouts(StatementTimeouts.checked("limbeck.statement.lock-timeout", duration),
				this.timeouts.statement());
		return this;
	}

	/**
	 * Set how long a statement may run, unless a file says something else.
	 * @param duration the time, in milliseconds at the finest; zero for ever
	 * @return this
	 * @throws LimbeckException if PostgreSQL cannot keep it
	 */
	public MigratorBuilder statementTimeout(Duration duration) {
		this.timeouts = new StatementTimeouts(this.timeouts.lock(),
				StatementTimeouts.checked("limbeck.statement.timeout", duration));
		return this;
	}

	/**
	 * Add a listener. Those that were added before stay.
	 * @param listener told what a run does
	 * @return this
	 */
	public MigratorBuilder listener(MigrationListener listener) {
		this.listeners.add(listener);
		return this;
	}

	/**
	 * Set the values of placeholders, for scripts that say {@code @placeholders}. They
	 * are in no log, ledger or error.
	 * @param values by their names
	 * @return this
	 */
	public MigratorBuilder placeholders(Map<String, String> values) {
		this.placeholders = new Placeholders(values);
		return this;
	}

	MigratorBuilder tries(RevisionTries newTries) {
		this.tries = newTries;
		return this;
	}

	MigratorBuilder ticker(Supplier<Ticker> newTicker) {
		this.ticker = newTicker;
		return this;
	}

	MigratorBuilder time(WaitClock newClock, RandomGenerator newRandom) {
		this.clock = newClock;
		this.random = newRandom;
		return this;
	}

	/**
	 * Make the migrator. Neither files nor the database are touched yet.
	 * @return the migrator
	 */
	public Migrator build() {
		MigrationListener told = new MigrationListeners(this.listeners);
		MigratorSettings settings = new MigratorSettings(this.ledgerSchema, this.wait, this.attempts, this.lockWait,
				this.lockPooler, this.multipleHeads, this.onAhead, this.source, this.application, this.target,
				MigratorBuilder::hostName, this.connector, told, this.history, steps(told));
		Locations places = Locations.of(this.locations, resources());
		List<ProvidedRevision> provided = this.javaRevisions;
		EarlyScripts early = this.earlyScripts;
		return new Migrator(new KnownRevisions(() -> RevisionScripts.load(places, provided),
				() -> (early != null) ? early.load(places, provided) : RevisionScripts.loadHeaders(places, provided),
				this.placeholders), settings);
	}

	private StepSettings steps(MigrationListener told) {
		return new StepSettings(this.timeouts.within(this.connector.longestStatement()), this.tries, told, this.ticker,
				new Pacing(this.clock, this.random));
	}

	private ClassLoader resources() {
		if (this.classLoader != null) {
			return this.classLoader;
		}
		ClassLoader context = Thread.currentThread().getContextClassLoader();
		return (context != null) ? context : ClassLoader.getSystemClassLoader();
	}

	private static List<Symbol> defaultTarget() {
		return List.of(Symbol.parse(DEFAULT_TARGET));
	}

	static @Nullable String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
