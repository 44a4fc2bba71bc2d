package dev.limbeck.boot.probe;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Frees the management port just before the web server of its context binds it.
 */
class StartupProbeHandover implements SmartLifecycle {

	private final StartupProbe probe;

	private volatile boolean running;

	StartupProbeHandover(StartupProbe probe) {
		this.probe = probe;
	}

	@Override
	public void start() {
		this.probe.start();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
	}

}
