package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.failure.Classification;
import dev.limbeck.connect.failure.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A login that begins before anybody asks for it, in a thread of its own, which says
 * nothing in the log. The first try of a wait that connects in the same way takes what
 * came of it: a session, or a failure that would be the same again. Nobody else does, and
 * a session that nobody asks for is closed.
 */
public final class EarlyLogin implements AutoCloseable {

	// What lies between the server and an idle session may end it.
	private static final Duration FRESH = Duration.ofSeconds(10);

	private static final Duration KEPT = Duration.ofSeconds(60);

	private final Connector connector;

	private final Duration fresh;

	private final Duration kept;

	private final CountDownLatch end = new CountDownLatch(1);

	/** Belongs to the first who takes it away. */
	private final AtomicReference<@Nullable CompletableFuture<TryOutcome>> result;

	private final Thread thread;

	private volatile long finished;

	private EarlyLogin(Connector connector, Duration fresh, Duration kept) {
		this.connector = connector;
		this.fresh = fresh;
		this.kept = kept;
		CompletableFuture<TryOutcome> outcome = new CompletableFuture<>();
		this.result = new AtomicReference<>(outcome);
		this.thread = new Thread(() -> run(outcome), "limbeck-early-login");
	}

	/**
	 * Begin to log in to the first host.
	 * @param connector the way that is expected to be taken
	 * @return the login, to be closed when it is certain that nobody will ask for it
	 */
	public static EarlyLogin begin(Connector connector) {
		return begin(connector, FRESH, KEPT);
	}

	/**
	 * Begin to log in to the first host.
	 * @param connector the way that is expected to be taken
	 * @param fresh how long a session needs no new question
	 * @param kept how long a session is kept
	 * @return the login
	 */
	static EarlyLogin begin(Connector connector, Duration fresh, Duration kept) {
		EarlyLogin login = new EarlyLogin(connector, fresh, kept);
		login.thread.setDaemon(true);
		login.thread.start();
		return login;
	}

	private void run(CompletableFuture<TryOutcome> own) {
		try {
			Connector host = this.connector.hosts().get(0);
			TryOutcome outcome = HostTry.attempt(host, WaitSettings.DEFAULT.tryTimeout(), Greeting.QUESTION);
			this.finished = System.nanoTime();
			own.complete(outcome);
			if (outcome instanceof TryOutcome.Success && !this.end.await(this.kept.toMillis(), TimeUnit.MILLISECONDS)) {
				close();
			}
		}
		catch (InterruptedException | RuntimeException | Error ex) {
			own.completeExceptionally(ex);
		}
	}

	/**
	 * Return a way that begins with this login, if it is the expected one; else give the
	 * login up.
	 * @param chosen the way that is to be taken
	 * @return a connector that leads there
	 */
	public Connector on(Connector chosen) {
		if (chosen.equals(this.connector)) {
			return new Expected(chosen, this);
		}
		close();
		return chosen;
	}

	/**
	 * Take what came of the login, and wait for it. Only the first caller gets it.
	 * @param timeout how long to wait
	 * @return the outcome, or {@code null} if it has to be tried anew
	 * @throws InterruptedException if the current thread is interrupted meanwhile
	 * @throws LimbeckException if that is how the login ended
	 */
	private @Nullable TryOutcome take(Duration timeout) throws InterruptedException {
		CompletableFuture<TryOutcome> own = this.result.getAndSet(null);
		if (own == null) {
			return null;
		}
		boolean over = own.isDone();
		this.end.countDown();
		try {
			TryOutcome outcome = own.get(timeout.plus(HostTry.SLACK).toMillis(), TimeUnit.MILLISECONDS);
			return (outcome instanceof TryOutcome.Success success) ? answering(success, timeout)
					: lasting((TryOutcome.Failure) outcome, over);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof LimbeckException explained) {
				throw explained;
			}
			return null;
		}
		catch (TimeoutException ex) {
			discard(own);
			return new TryOutcome.Failure(Classification.of(ex));
		}
		catch (InterruptedException ex) {
			discard(own);
			throw ex;
		}
	}

	private @Nullable TryOutcome answering(TryOutcome.Success success, Duration timeout) throws InterruptedException {
		if (System.nanoTime() - this.finished < this.fresh.toNanos()) {
			return success;
		}
		TryOutcome again = HostTry.attempt(new Open(this.connector, success.connection()), timeout, Greeting.QUESTION);
		return (again instanceof TryOutcome.Success) ? again : null;
	}

	// What may have passed since then is tried anew.
	private static @Nullable TryOutcome lasting(TryOutcome.Failure failure, boolean over) {
		return (!over || failure.diagnosis().verdict().compareTo(Verdict.AFTER_GRACE) >= 0) ? failure : null;
	}

	/**
	 * Give the login up. Its session is closed, now or when it is there; whoever has
	 * taken it keeps it.
	 */
	@Override
	public void close() {
		CompletableFuture<TryOutcome> own = this.result.getAndSet(null);
		if (own != null) {
			this.end.countDown();
			discard(own);
		}
	}

	private void discard(CompletableFuture<TryOutcome> own) {
		own.thenAccept((outcome) -> {
			if (outcome instanceof TryOutcome.Success success) {
				success.discard();
			}
		});
		this.thread.interrupt();
	}

	/**
	 * The expected way, and one of its hosts: the first try on the first host is the
	 * early one.
	 *
	 * @param connector the way
	 * @param login the login
	 */
	record Expected(Connector connector, EarlyLogin login) implements Connector {

		/**
		 * Take what came of the login.
		 * @param timeout how long to wait
		 * @return the outcome, or {@code null} if it has to be tried
		 * @throws InterruptedException if the current thread is interrupted meanwhile
		 */
		@Nullable TryOutcome attempt(Duration timeout) throws InterruptedException {
			return this.login.take(timeout);
		}

		@Override
		public Connection connect(Duration timeout) throws SQLException {
			return this.connector.connect(timeout);
		}

		@Override
		public String description() {
			return this.connector.description();
		}

		@Override
		public Optional<Connector> toDatabase(String name) {
			return this.connector.toDatabase(name);
		}

		@Override
		public boolean borrows() {
			return this.connector.borrows();
		}

		@Override
		public boolean isOpened() {
			return this.connector.isOpened();
		}

		@Override
		public List<Connector> hosts() {
			List<Connector> hosts = new ArrayList<>(this.connector.hosts());
			hosts.set(0, new Expected(hosts.get(0), this.login));
			return hosts;
		}

	}

	/**
	 * A session that is there.
	 *
	 * @param connector the way that led there
	 * @param connection the session
	 */
	private record Open(Connector connector, Connection connection) implements Connector {

		@Override
		public Connection connect(Duration timeout) {
			return this.connection;
		}

		@Override
		public String description() {
			return this.connector.description();
		}

	}

}
