package dev.limbeck.script.location;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

import dev.limbeck.LimbeckException;
import dev.limbeck.java.ProvidedRevision;
import org.jspecify.annotations.Nullable;

/**
 * What revision files declare, read in a thread of its own before anybody asks for it.
 * Who first wants to read the same gets what came of it, be it that something is wrong.
 */
public final class EarlyScripts {

	private final Locations locations;

	private final AtomicReference<@Nullable FutureTask<RevisionScripts>> reading;

	private EarlyScripts(Locations locations, FutureTask<RevisionScripts> reading) {
		this.locations = locations;
		this.reading = new AtomicReference<>(reading);
	}

	/**
	 * Begin to read.
	 * @param locations where the files are expected
	 * @return what is read
	 */
	public static EarlyScripts begin(Locations locations) {
		FutureTask<RevisionScripts> reading = new FutureTask<>(() -> RevisionScripts.loadHeaders(locations, List.of()));
		Thread thread = new Thread(reading, "limbeck-early-files");
		thread.setDaemon(true);
		thread.setContextClassLoader(locations.classLoader());
		thread.start();
		return new EarlyScripts(locations, reading);
	}

	/**
	 * Read revisions, unless that is what has been done.
	 * @param wanted where the files lie
	 * @param provided revisions in Java
	 * @return what they say
	 * @throws LimbeckException as for
	 * {@link RevisionScripts#loadHeaders(Locations, List)}
	 */
	public RevisionScripts load(Locations wanted, List<ProvidedRevision> provided) {
		FutureTask<RevisionScripts> read = this.reading.getAndSet(null);
		if (read == null || !provided.isEmpty() || !wanted.isSame(this.locations)) {
			return RevisionScripts.loadHeaders(wanted, provided);
		}
		try {
			return read.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof LimbeckException wrong) {
				throw wrong;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return RevisionScripts.loadHeaders(wanted, provided);
	}

	/**
	 * Forget what was read: nobody will ask for it.
	 */
	public void forget() {
		this.reading.set(null);
	}

}
