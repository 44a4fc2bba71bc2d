package dev.limbeck.cli.mending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.postgres.PostgresDatabase;
import tools.jackson.databind.JsonNode;

/**
 * Does what a finding offers, as somebody would who types it.
 *
 * @param workplace where commands are typed
 * @param directory the same place
 * @param database where SQL is typed
 */
record OfferedRepair(Workplace workplace, Path directory, PostgresDatabase database) {

	private static final String LIMBECK = "limbeck ";

	/**
	 * Carry out a repair.
	 * @param finding as {@code doctor --json} tells it
	 */
	void carryOut(JsonNode finding) {
		if (finding.get("id").asString().equals("ledger-elsewhere")) {
			this.workplace.variable("LIMBECK_LEDGER_SCHEMA",
					finding.get("condition").asString().replaceFirst("(?s).* but one in (\\w+)\\..*", "$1"));
			return;
		}
		String command = finding.get("command").asString();
		if (command.startsWith(LIMBECK)) {
			type(words(command.substring(LIMBECK.length())));
		}
		else if (command.startsWith("git ") || command.startsWith("mkdir ")) {
			typeInShell(command);
		}
		else {
			this.database.execute(command);
		}
	}

	// As a shell takes them apart.
	private static List<String> words(String command) {
		List<String> words = new ArrayList<>();
		Matcher matcher = Pattern.compile("(?:'[^']*'|\\\\.|[^ '\\\\])+").matcher(command);
		while (matcher.find()) {
			words.add(matcher.group().replaceAll("'([^']*)'|\\\\(.)", "$1$2"));
		}
		return words;
	}

	// Three of them only look, and say themselves what is to be done then.
	private void type(List<String> words) {
		switch (words.get(0)) {
			case "show" -> run("rechecksum", words.get(words.size() - 1));
			case "drift" -> run(3, "drift", "--allow-drops", "--json").json()
				.get("back")
				.forEach((statement) -> this.database.execute(statement.get("sql").asString()));
			case "ledger" -> mendLedger(words);
			default -> run(words.toArray(String[]::new));
		}
	}

	private void mendLedger(List<String> words) {
		if (words.size() > 1) {
			run(words.toArray(String[]::new));
			return;
		}
		List<String> stamp = new ArrayList<>(List.of("stamp"));
		run(3, "ledger", "--json").json().get("stamp").forEach((target) -> stamp.add(target.asString()));
		run(stamp.toArray(String[]::new));
	}

	private void run(String... words) {
		run(0, words);
	}

	private Outcome run(int expected, String... words) {
		Outcome outcome = this.workplace.answer("y").run(words);
		if (outcome.exitCode() != expected) {
			throw new AssertionError("limbeck " + String.join(" ", words) + ": " + outcome);
		}
		return outcome;
	}

	private void typeInShell(String command) {
		try {
			Process process = new ProcessBuilder("sh", "-c", command).directory(this.directory.toFile())
				.inheritIO()
				.start();
			if (process.waitFor() != 0) {
				throw new AssertionError(command);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
