package dev.limbeck.boot.startup;

import org.jspecify.annotations.Nullable;

import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * The startup step of a run, and the one inside it that the run is at. Whatever is begun
 * ends what was begun before.
 */
final class StartedRun {

	private final ApplicationStartup startup;

	private final StartupStep run;

	private @Nullable StartupStep phase;

	private boolean locked;

	StartedRun(ApplicationStartup startup) {
		this.startup = startup;
		this.run = startup.start("limbeck.migration");
	}

	StartupStep begin(String name) {
		end();
		StartupStep begun = this.startup.start("limbeck.migration." + name);
		this.phase = begun;
		return begun;
	}

	boolean isAt(String name) {
		return this.phase != null && this.phase.getName().equals("limbeck.migration." + name);
	}

	void tag(String key, Object value) {
		StartupStep current = this.phase;
		((current != null) ? current : this.run).tag(key, String.valueOf(value));
	}

	void end() {
		StartupStep ended = this.phase;
		this.phase = null;
		if (ended != null) {
			ended.end();
		}
	}

	void locked(boolean taken) {
		this.locked = taken;
	}

	boolean locked() {
		return this.locked;
	}

	void stop(String outcome) {
		end();
		this.run.tag("outcome", outcome).end();
	}

}
