package dev.limbeck.migrate;

import java.util.List;
import java.util.Objects;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.script.RevisionScript;

/**
 * Makes a ledger say of an applied revision what it would say if somebody had been
 * killed.
 *
 * @param files the revision files
 * @param database where they are applied
 */
record KilledStep(RevisionFiles files, PostgresDatabase database) {

	/**
	 * Leave an upgrade at a statement that was sent, and whose answer was lost.
	 * @param id the revision
	 * @param statement its number, from 1
	 */
	void ofUpgrade(String id, int statement) {
		List<String> hashes = script(id).upgrade().hashes();
		leave(id, "running", "\"of\": " + (hashes.size() - 1) + ", \"done\": " + (statement - 1) + ", \"begun\": "
				+ statement + ", \"hash\": \"" + hashes.get(statement) + "\"");
	}

	/**
	 * Leave an upgrade between two statements.
	 * @param id the revision
	 * @param done how many statements are done
	 */
	void ofUpgradeBehind(String id, int done) {
		List<String> hashes = script(id).upgrade().hashes();
		leave(id, "running",
				"\"of\": " + (hashes.size() - 1) + ", \"done\": " + done + ", \"hash\": \"" + hashes.get(done) + "\"");
	}

	/**
	 * Leave a downgrade between two statements.
	 * @param id the revision
	 * @param done how many statements are done
	 */
	void ofDowngradeBehind(String id, int done) {
		List<String> hashes = Objects.requireNonNull(script(id).downgrade()).hashes();
		leave(id, "reverting",
				"\"of\": " + (hashes.size() - 1) + ", \"done\": " + done + ", \"hash\": \"" + hashes.get(done) + "\"");
	}

	private void leave(String id, String state, String progress) {
		this.database.execute("UPDATE limbeck_revision SET state = '" + state + "', progress = '{" + progress
				+ "}'::jsonb || jsonb_build_object('since', now()) WHERE revision = '" + id + "'");
	}

	private RevisionScript script(String id) {
		return (RevisionScript) this.files.scripts().get(id);
	}

}
