package dev.limbeck.boot.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.limbeck.log.LogFields;
import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.MigrationReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Answers health probes while the database is being migrated, from a second after the run
 * began until just before the web server starts that answers them then. A run that has
 * failed ends it at once: that application does not live.
 */
class StartupProbe implements MigrationListener, SmartLifecycle, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(StartupProbe.class);

	private static final Duration DELAY = Duration.ofSeconds(1);

	private final ApplicationContext context;

	private final MigrationDetails details;

	private volatile int phase = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;

	private @Nullable ScheduledExecutorService timer;

	private @Nullable ProbeServer server;

	private boolean over;

	StartupProbe(boolean enabled, ApplicationContext context, MigrationDetails details) {
		this.over = !enabled;
		this.context = context;
		this.details = details;
	}

	@Override
	public synchronized void begun() {
		if (this.over || this.timer != null || this.server != null) {
			return;
		}
		ProbePlace place = ProbePlace.of(this.context);
		if (place.obstacle() != null) {
			LogFields.NONE.debug(logger).log("Nobody answers health probes during the migration: {}", place.obstacle());
			this.over = true;
			return;
		}
		this.phase = place.port().closingPhase();
		this.timer = Executors.newSingleThreadScheduledExecutor(ProbeServer::thread);
		this.timer.schedule(() -> open(place), DELAY.toMillis(), TimeUnit.MILLISECONDS);
	}

	private synchronized void open(ProbePlace place) {
		// The run may have come to its end in this very moment.
		if (this.timer == null) {
			return;
		}
		try {
			this.server = place.open(this.details::read);
			LogFields.NONE.info(logger)
				.log("Health probes are answered on port {} until the application starts", place.port().number());
		}
		catch (IOException | RuntimeException ex) {
			LogFields.NONE.warn(logger)
				.log("Nobody answers health probes on port {} during the migration, which changes nothing else: {}",
						place.port().number(), ex.toString());
		}
	}

	@Override
	public synchronized void finished(MigrationReport report) {
		stopTimer();
	}

	@Override
	public synchronized void failed(RuntimeException failure) {
		leave();
	}

	private void leave() {
		stopTimer();
		if (this.server != null) {
			LogFields.NONE.debug(logger).log("Health probes are left to the application");
			close(this.server);
			this.server = null;
			LogFields.NONE.debug(logger).log("The port is free for the application");
		}
	}

	// Whatever goes wrong here must not stop an application whose database is ready.
	private static void close(ProbeServer server) {
		try {
			server.close();
		}
		catch (RuntimeException ex) {
			LogFields.NONE.warn(logger).causedBy(ex).log("The server that answers health probes did not close");
		}
	}

	private void stopTimer() {
		if (this.timer != null) {
			this.timer.shutdownNow();
			this.timer = null;
		}
	}

	@Override
	public synchronized void start() {
		this.over = true;
		leave();
	}

	@Override
	public void stop() {
		start();
	}

	@Override
	public synchronized boolean isRunning() {
		return this.over;
	}

	@Override
	public int getPhase() {
		return this.phase;
	}

	@Override
	public void destroy() {
		start();
	}

}
