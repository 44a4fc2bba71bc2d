package dev.limbeck.cli.standalone;

import java.util.logging.LogManager;

/**
 * The log of a process that still has something to say while it is told to stop: the
 * JDK's own closes the log at the beginning of a shutdown, whoever is quicker.
 */
public final class KeptLog extends LogManager {

	private static final String SETTING = "java.util.logging.manager";

	private volatile boolean kept;

	/**
	 * Create a new log; the JDK does so.
	 */
	public KeptLog() {
	}

	/**
	 * Make this the log of the process, unless the user has chosen another one. Before
	 * anybody logs.
	 */
	static void install() {
		if (System.getProperty(SETTING) == null) {
			System.setProperty(SETTING, KeptLog.class.getName());
		}
	}

	/**
	 * From now on let nobody close it.
	 */
	void keep() {
		this.kept = true;
	}

	@Override
	public void reset() {
		if (!this.kept) {
			super.reset();
		}
	}

}
