package dev.limbeck.script.location;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.limbeck.script.FolderScript;
import dev.limbeck.script.FolderScript.Kind;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.placeholder.Placeholders;

/**
 * The scripts of an application that are run around runs and revisions.
 *
 * @param scripts by their names, in alphabetical order
 */
public record Callbacks(List<FolderScript> scripts) {

	/** There are none. */
	public static final Callbacks NONE = new Callbacks(List.of());

	/**
	 * Copy the list.
	 */
	public Callbacks {
		scripts = List.copyOf(scripts);
	}

	/**
	 * Read what was found.
	 * @param found the files
	 * @param problems takes everything that is wrong with them
	 * @return the scripts
	 */
	static Callbacks read(FoundFiles found, List<ScriptProblem> problems) {
		List<FolderScript> scripts = new ArrayList<>();
		for (FoundFiles.Found file : found.others(Kind.CALLBACK.word())) {
			if (Event.of(file.otherName()).isEmpty()) {
				problems.add(new ScriptProblem(file.origin(), "unknown-callback", "nothing happens that is called so",
						"Name the file, or a folder of such files, one of " + Event.words() + "."));
				continue;
			}
			try {
				scripts.add(FolderScript.parse(Kind.CALLBACK, file.otherName(),
						SourceText.decode(file.origin(), file.bytes())));
			}
			catch (ScriptException ex) {
				problems.addAll(ex.problems());
			}
		}
		scripts.sort(Comparator.comparing(FolderScript::name).thenComparing(FolderScript::origin));
		return new Callbacks(scripts);
	}

	Callbacks expanding(Placeholders values) {
		return new Callbacks(this.scripts.stream().map((script) -> script.expanding(values)).toList());
	}

	/**
	 * Return what is run when something happens.
	 * @param event what happens
	 * @return scripts in the order of their names
	 */
	public List<FolderScript> at(Event event) {
		return this.scripts.stream()
			.filter((script) -> Event.of(script.name()).filter(event::equals).isPresent())
			.toList();
	}

	/**
	 * What callbacks are run at.
	 */
	public enum Event {

		/** A run that has something to do is about to do it. */
		BEFORE_RUN,

		/** A run has done all that it had to do. */
		AFTER_RUN,

		/** A revision is about to be applied. */
		BEFORE_REVISION,

		/** A revision is applied. */
		AFTER_REVISION,

		/** A revision is about to be taken back. */
		BEFORE_DOWNGRADE,

		/** A revision is taken back. */
		AFTER_DOWNGRADE;

		private String word() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		private static String words() {
			return Arrays.stream(values()).map(Event::word).collect(Collectors.joining(", "));
		}

		private static Optional<Event> of(String name) {
			return Arrays.stream(values())
				.filter((event) -> name.equals(event.word()) || name.startsWith(event.word() + "/"))
				.findFirst();
		}

	}

}
