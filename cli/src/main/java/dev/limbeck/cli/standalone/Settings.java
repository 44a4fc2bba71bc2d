package dev.limbeck.cli.standalone;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.VisibleText;
import dev.limbeck.cli.environment.DurationText;
import dev.limbeck.sql.placeholder.Placeholders;
import org.jspecify.annotations.Nullable;

/**
 * The {@code limbeck.*} settings, from the strongest source that has each.
 *
 * @param sources where they may stand, strongest first
 */
record Settings(List<SettingSource> sources) {

	/**
	 * Copy the list.
	 */
	Settings {
		sources = List.copyOf(sources);
	}

	/**
	 * Return a setting.
	 * @param name its full name
	 * @return its text, or {@code null} if it is empty or not set
	 */
	@Nullable String text(String name) {
		return this.sources.stream()
			.map((source) -> source.value(name))
			.filter((value) -> value != null && !value.isBlank())
			.map(String::strip)
			.findFirst()
			.orElse(null);
	}

	String text(String name, String otherwise) {
		String text = text(name);
		return (text != null) ? text : otherwise;
	}

	Placeholders placeholders() {
		return Placeholders.of(this.sources.stream().map(SettingSource::placeholders).toList());
	}

	List<String> list(String name) {
		return Arrays.stream(text(name, "").split(",")).map(String::strip).filter((item) -> !item.isEmpty()).toList();
	}

	Optional<Duration> duration(String name) {
		return Optional.ofNullable(text(name))
			.map((text) -> DurationText.parse(text)
				.orElseThrow(() -> illegal(name, text, "no duration", "Write it as 30s, 5m or 500ms.")));
	}

	Optional<Integer> number(String name, int most) {
		return Optional.ofNullable(text(name)).map((text) -> number(name, text, most));
	}

	private int number(String name, String text, int most) {
		boolean legal = text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most;
		if (!legal) {
			throw illegal(name, text, "no number from 1 to " + most, "Write digits.");
		}
		return Integer.parseInt(text);
	}

	<E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
		return Optional.ofNullable(text(name)).map((text) -> choice(name, text, type.getEnumConstants()));
	}

	private <E extends Enum<E>> E choice(String name, String text, E[] choices) {
		return Arrays.stream(choices)
			.filter((choice) -> choice.name().equalsIgnoreCase(text))
			.findFirst()
			.orElseThrow(() -> illegal(name, text, "unknown",
					"Write one of " + Arrays.stream(choices)
						.map((choice) -> choice.name().toLowerCase(Locale.ROOT))
						.collect(Collectors.joining(", ")) + "."));
	}

	private LimbeckException illegal(String name, String text, String problem, String action) {
		String origin = this.sources.stream()
			.filter((source) -> source.value(name) != null)
			.map((source) -> source.origin(name))
			.findFirst()
			.orElse(name);
		return new LimbeckException("bad-setting",
				origin + " is \"" + VisibleText.line(text) + "\", which is " + problem + ".", action);
	}

}
