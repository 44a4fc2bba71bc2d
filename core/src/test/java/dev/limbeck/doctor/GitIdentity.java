package dev.limbeck.doctor;

import java.util.Map;

/**
 * Who commits in tests, when, and without the settings of a developer's git.
 */
public final class GitIdentity {

	public static final Map<String, String> VARIABLES = Map.of("GIT_AUTHOR_NAME", "Ann", "GIT_AUTHOR_EMAIL",
			"ann@example.org", "GIT_COMMITTER_NAME", "Ann", "GIT_COMMITTER_EMAIL", "ann@example.org", "GIT_AUTHOR_DATE",
			"2026-11-20T09:00:00Z", "GIT_COMMITTER_DATE", "2026-11-20T09:00:00Z", "GIT_CONFIG_GLOBAL", "/dev/null",
			"GIT_CONFIG_SYSTEM", "/dev/null");

	private GitIdentity() {
	}

}
