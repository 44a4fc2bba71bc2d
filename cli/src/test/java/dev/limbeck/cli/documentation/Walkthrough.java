package dev.limbeck.cli.documentation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.limbeck.cli.documentation.Document.Correction;
import dev.limbeck.cli.standalone.Screen;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Follows a document from its first block to its last: types its commands, writes the
 * files it shows, and compares what appears. {@code -Dlimbeck.documentation.update=true}
 * writes into the document what appears.
 */
public final class Walkthrough implements AutoCloseable {

	private static final boolean UPDATE = Boolean.getBoolean("limbeck.documentation.update");

	private final Document document;

	private final Project project;

	private final List<Correction> corrections = new ArrayList<>();

	/** What a block of JSON must equal: standard output of the last command. */
	private String lastOut = "";

	public Walkthrough(String document, Path home) {
		this.document = Document.read(document);
		this.project = new Project(home);
	}

	public List<String> sections() {
		return this.document.blocks().stream().map(Block::section).distinct().toList();
	}

	/**
	 * Follow the blocks of one section; those before it must have been followed.
	 * @param section its heading
	 */
	public void follow(String section) {
		this.document.blocks().stream().filter((block) -> block.section().equals(section)).forEach(this::follow);
	}

	private void follow(Block block) {
		if (!block.title().isEmpty()) {
			this.project.write(block.title(), block.text());
			return;
		}
		switch (block.kind()) {
			case "console" -> console(block);
			case "start" -> compare(block, this.project.start());
			case "json" -> json(block);
			default -> {
			}
		}
	}

	private void console(Block block) {
		List<String> lines = new ArrayList<>();
		List<ShownCommand> commands = ShownCommand.in(block);
		for (ShownCommand command : commands) {
			Screen screen = this.project.type(command);
			this.lastOut = screen.out();
			boolean shownBelow = command == commands.get(commands.size() - 1) && isFollowedByJson(block);
			lines.add("$ " + command.line());
			lines.addAll(shownBelow ? List.of() : lines(block, command, screen));
		}
		correct(block, lines);
	}

	private boolean isFollowedByJson(Block block) {
		int fence = block.line() + block.lines().size() + 1;
		List<String> lines = this.document.lines();
		return fence < lines.size() && lines.get(fence).equals("```json");
	}

	private static List<String> lines(Block block, ShownCommand command, Screen screen) {
		String exit = (screen.exitCode() != 0) ? "\n[exit " + screen.exitCode() + "]" : "";
		String actual = (screen.text().stripTrailing() + exit).stripLeading();
		if (Masks.matches(command.text(), actual)) {
			return command.lines();
		}
		if (!UPDATE) {
			assertThat(actual).as("line %s: $ %s", block.line(), command.line()).isEqualTo(command.text());
		}
		return actual.isEmpty() ? List.of() : Arrays.asList(actual.split("\n", -1));
	}

	private void json(Block block) {
		if (Masks.apply(ShownJson.compact(block.lines().isEmpty() ? "{}" : block.text()))
			.equals(Masks.apply(ShownJson.compact(this.lastOut)))) {
			return;
		}
		String actual = ShownJson.pretty(this.lastOut);
		if (!UPDATE) {
			assertThat(actual).as("line %s", block.line()).isEqualTo(block.text());
		}
		correct(block, List.of(actual.split("\n")));
	}

	private void compare(Block block, Screen screen) {
		String actual = screen.text().stripTrailing();
		if (!UPDATE && !Masks.matches(block.text(), actual)) {
			assertThat(actual).as("line %s", block.line()).isEqualTo(block.text());
		}
		correct(block, Arrays.asList(actual.split("\n", -1)));
	}

	private void correct(Block block, List<String> lines) {
		if (!Masks.matches(block.text(), String.join("\n", lines))) {
			this.corrections.add(new Correction(block, lines));
		}
	}

	@Override
	public void close() {
		this.project.close();
		if (UPDATE && !this.corrections.isEmpty()) {
			this.document.rewrite(this.corrections);
		}
	}

}
