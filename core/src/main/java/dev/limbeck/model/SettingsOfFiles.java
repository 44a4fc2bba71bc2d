package dev.limbeck.model;

import java.io.Serial;
import java.sql.SQLException;
import java.util.List;

import dev.limbeck.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a session, while statements of several files take turns in it.
 */
final class SettingsOfFiles {

	// Functions may come before what is in their bodies.
	private static final String LOADING = "SET check_function_bodies = off";

	// Nobody misses a scratch database after a crash.
	private static final String BEGINNING = "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; "
			+ "SET synchronous_commit = off; SET client_min_messages = warning; SET standard_conforming_strings = on; "
			+ LOADING;

	private final Session session;

	private @Nullable List<ModelStatement> held;

	SettingsOfFiles(Session session) {
		this.session = session;
	}

	/**
	 * Let the settings of a place hold.
	 * @param settings what its file has set before it
	 * @throws RefusedSetting if the server refuses one
	 * @throws SQLException if the connection is lost
	 */
	void hold(List<ModelStatement> settings) throws SQLException, RefusedSetting {
		if (settings.equals(this.held)) {
			return;
		}
		this.held = null;
		this.session.execute(BEGINNING);
		for (ModelStatement setting : settings) {
			try {
				this.session.execute(setting.sql());
			}
			catch (SQLException ex) {
				if (this.session.isLost(ex)) {
					throw ex;
				}
				throw new RefusedSetting(new ModelFailure(setting, ex));
			}
		}
		this.session.execute(LOADING);
		this.held = settings;
	}

	/**
	 * That the server refuses a setting.
	 */
	static final class RefusedSetting extends Exception {

		@Serial
		private static final long serialVersionUID = 1L;

		private final transient ModelFailure failure;

		RefusedSetting(ModelFailure failure) {
			super(failure.thrown());
			this.failure = failure;
		}

		ModelFailure failure() {
			return this.failure;
		}

	}

}
