package dev.limbeck.scratch;

import java.sql.SQLException;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseWait;
import dev.limbeck.connect.Reached;
import dev.limbeck.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Where scratch databases can be made.
 */
public final class ScratchServers {

	private ScratchServers() {
	}

	/**
	 * Make them on the server of the target itself. What killed processes have left there
	 * is dropped.
	 * @param target the database that they are like
	 * @return the server, to be closed by the caller
	 * @throws LimbeckException if it is read-only or behind a pooler, or cannot be
	 * reached
	 */
	public static ScratchServer beside(Connector target) {
		ScratchSession session = ScratchSession.open(target);
		return made(session, target, () -> ScratchRecipe.like(traits(session)));
	}

	/**
	 * Make them on a server of their own.
	 * @param server leads to any of its databases
	 * @param target the database that they are like, or {@code null} if there is none
	 * @param anyVersion whether another major version than the target's will do
	 * @return the server, to be closed by the caller
	 * @throws LimbeckException if it has another version, is read-only or behind a
	 * pooler, or cannot be reached
	 */
	public static ScratchServer on(Connector server, @Nullable Connector target, boolean anyVersion) {
		DatabaseTraits traits = (target != null) ? traits(target) : null;
		ScratchSession session = ScratchSession.open(server);
		return made(session, server, () -> {
			if (traits == null) {
				return ScratchRecipe.PLAIN;
			}
			if (!anyVersion && traits.version() != session.version()) {
				throw ScratchErrors.otherVersion(session.place(), session.version(), traits.version());
			}
			return ScratchRecipe.elsewhere(traits, session.version());
		});
	}

	/**
	 * Make them on a PostgreSQL of the class path, which is started for that.
	 * @param target the database that they are like, or {@code null} if there is none
	 * @param classLoader finds it
	 * @return the server, to be closed by the caller; nothing if there is none, or one of
	 * another major version than the target's
	 */
	public static Optional<ScratchServer> embedded(@Nullable Connector target, ClassLoader classLoader) {
		Optional<EmbeddedScratch> found = ServiceLoader.load(EmbeddedScratch.class, classLoader)
			.stream()
			.map(ServiceLoader.Provider::get)
			.filter(EmbeddedScratch::isPresent)
			.findFirst();
		return found.flatMap((embedded) -> started(embedded.start(), target));
	}

	private static Optional<ScratchServer> started(EmbeddedScratch.Running running, @Nullable Connector target) {
		try {
			return Optional.of(new BorrowedScratchServer(on(running.connector(), target, false), running::close));
		}
		catch (LimbeckException ex) {
			running.close();
			if (ex.code().equals(ScratchErrors.OTHER_VERSION)) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	/**
	 * Look for a server only when the first database is made: many differences need none.
	 * @param server finds it
	 * @return the server, to be closed by the caller
	 */
	public static ScratchServer whenNeeded(Supplier<ScratchServer> server) {
		return new LateScratchServer(server);
	}

	private static ScratchServer made(ScratchSession session, Connector connector, Supplier<ScratchRecipe> recipe) {
		try {
			return new LiveScratchServer(connector, session, recipe.get()).swept();
		}
		catch (RuntimeException | Error ex) {
			session.close();
			throw ex;
		}
	}

	private static DatabaseTraits traits(ScratchSession session) {
		try {
			DatabaseTraits[] read = new DatabaseTraits[1];
			session.run((sql) -> read[0] = DatabaseTraits.read(sql));
			return read[0];
		}
		catch (SQLException ex) {
			throw ScratchErrors.refused("say what the database is like", ex);
		}
	}

	private static DatabaseTraits traits(Connector target) {
		try (Reached reached = DatabaseWait.once(target, "database")) {
			Session session = new Session(reached.connection());
			session.execute(ScratchSession.OWN_NAMES);
			return DatabaseTraits.read(session);
		}
		catch (SQLException ex) {
			throw ScratchErrors.refused("say what the database is like", ex);
		}
	}

}
