package dev.limbeck.boot.command;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandArguments}.
 */
class CommandArgumentsTests {

	@ParameterizedTest
	@ValueSource(strings = { "limbeck", "limbeck current", "limbeck --help", "--spring.profiles.active=prod limbeck" })
	void firstArgumentAsksForCommand(String line) {
		assertThat(CommandArguments.askForCommand(line.split(" "))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--server.port=0", "import limbeck", "--limbeck", "--debug limbeck", "-x limbeck",
			"limbecks", "LIMBECK", "" })
	void everythingElseDoesNot(String line) {
		assertThat(CommandArguments.askForCommand(line.split(" "))).isFalse();
	}

	@Test
	void optionsWithDotInTheirNameAreOfSpring() {
		CommandArguments sorted = of("--a.b=1", "limbeck", "upgrade", "heads", "--spring.profiles.active=prod",
				"--x.y");
		assertThat(sorted.command()).containsExactly("upgrade", "heads");
		assertThat(sorted.spring()).containsExactly("--a.b=1", "--spring.profiles.active=prod", "--x.y");
	}

	@Test
	void allOthersAreOfTheCommand() {
		List<String> command = List.of("--url=postgresql://a.b/c", "--json", "-x", "limbeck.target=a", "--rev-id=1.2",
				"a.b", "-m", "Add a.b=c", "--locations=classpath:a.b");
		CommandArguments sorted = of(Stream.concat(Stream.of("limbeck"), command.stream()).toArray(String[]::new));
		assertThat(sorted).isEqualTo(new CommandArguments(command, List.of()));
	}

	@Test
	void whatFollowsTwoDashesIsOfTheCommand() {
		CommandArguments sorted = of("limbeck", "show", "--", "--a.b=c");
		assertThat(sorted).isEqualTo(new CommandArguments(List.of("show", "--", "--a.b=c"), List.of()));
	}

	private static CommandArguments of(String... arguments) {
		return CommandArguments.of(arguments);
	}

}
