package dev.limbeck.diff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.diff.SchemaPair.Side;
import dev.limbeck.schema.FactId;

/**
 * What a plan must do, and what would be too much: verbs and kinds such as
 * {@code alter:column} or {@code replacement:materializedView}.
 *
 * @param required what it must do
 * @param forbidden what it must not do
 */
record Budget(List<String> required, List<String> forbidden) {

	private static final Pattern LINE = Pattern.compile("(forward|backward) (require|forbid) (\\S+)");

	/**
	 * Read the budget of one direction: lines such as {@code forward forbid drop:table}
	 * in {@code budget.txt}, or what an {@code index.json} beside the pair says.
	 * @param pair the pair
	 * @param from the side to start from
	 * @return the budget, empty if there is none
	 */
	static Budget of(SchemaPair pair, Side from) {
		String direction = (from == Side.OLD) ? "forward" : "backward";
		Budget budget = new Budget(new ArrayList<>(), new ArrayList<>());
		Matcher line = LINE.matcher(text(pair.folder().resolve("budget.txt")) + indexed(pair));
		while (line.find()) {
			if (line.group(1).equals(direction)) {
				(line.group(2).equals("require") ? budget.required : budget.forbidden).add(line.group(3));
			}
		}
		return budget;
	}

	// As lines.
	private static String indexed(SchemaPair pair) {
		String index = text(pair.folder().resolveSibling("index.json"));
		int at = index.indexOf("\"" + pair.name() + "\"");
		int end = index.indexOf("\"name\"", at + 1);
		String entry = (at < 0) ? "" : index.substring(at, (end < 0) ? index.length() : end);
		int budget = entry.indexOf("\"budget\"");
		StringBuilder lines = new StringBuilder();
		String text = (budget < 0) ? "" : entry.substring(budget);
		for (String direction : List.of("forward", "backward")) {
			for (String what : List.of("require", "forbid")) {
				Matcher list = Pattern.compile("\"" + direction + "\": *\\{[^}]*\"" + what + "\": *\\[([^]]*)]")
					.matcher(text);
				Matcher word = Pattern.compile("\"([^\"]+)\"").matcher(list.find() ? list.group(1) : "");
				while (word.find()) {
					lines.append(direction + " " + what + " " + word.group(1) + "\n");
				}
			}
		}
		return lines.toString();
	}

	private static String text(Path file) {
		try {
			return Files.exists(file) ? Files.readString(file) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Compare a plan with the budget.
	 * @param plan the plan
	 * @return what is wrong, nothing if it is kept
	 */
	List<String> problems(Plan plan) {
		Set<String> done = done(plan);
		List<String> problems = new ArrayList<>();
		this.required.stream().filter((what) -> !done.contains(what)).forEach((what) -> problems.add("lacks " + what));
		this.forbidden.stream().filter(done::contains).forEach((what) -> problems.add("does " + what));
		return problems;
	}

	private static Set<String> done(Plan plan) {
		Map<FactId, Set<Verb>> verbs = new HashMap<>();
		for (Action action : plan.actions()) {
			verbs.computeIfAbsent(action.subject(), (id) -> new TreeSet<>()).add(action.verb());
			action.joined().forEach((id) -> verbs.computeIfAbsent(id, (same) -> new TreeSet<>()).add(action.verb()));
		}
		Set<String> done = new TreeSet<>();
		verbs.forEach((id, all) -> {
			boolean anew = all.containsAll(Set.of(Verb.DROP, Verb.CREATE));
			all.forEach(
					(verb) -> done.add((anew ? "replacement" : verb.name().toLowerCase(Locale.ROOT)) + ":" + kind(id)));
		});
		return done;
	}

	private static String kind(FactId id) {
		return Pattern.compile("_(.)")
			.matcher(id.kind().label())
			.replaceAll((letter) -> letter.group(1).toUpperCase(Locale.ROOT));
	}

}
