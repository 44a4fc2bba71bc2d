package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.limbeck.VisibleText;
import dev.limbeck.cli.environment.Terminal;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.diff.RenameCandidate;
import dev.limbeck.diff.Renames;
import dev.limbeck.model.Difference;
import dev.limbeck.schema.FactId;
import picocli.CommandLine.Option;

/**
 * What has only another name: nothing is taken for renamed unless somebody says so.
 */
final class RenameOptions {

	@Option(names = "--renamed", paramLabel = "FROM=TO",
			description = "Take what goes and what comes for one thing, such as public.item.size=public.item.length.")
	private List<String> given = List.of();

	boolean isGiven() {
		return !this.given.isEmpty();
	}

	/**
	 * Decide what is renamed: as the options say, or as the person at the terminal does.
	 * @param difference what differs
	 * @param terminal where to ask
	 * @return the difference that renames
	 */
	Difference decide(Difference difference, Terminal terminal) {
		List<RenameCandidate> offered = difference.offered();
		List<RenameCandidate> decided = new ArrayList<>(difference.renamed());
		this.given.forEach((text) -> decided.add(find(text, offered)));
		if (this.given.isEmpty() && terminal.isInteractive()) {
			Renames.unrivalled(offered).stream().filter((one) -> isWanted(one, terminal)).forEach(decided::add);
		}
		return decided.equals(difference.renamed()) ? difference : difference.renaming(decided);
	}

	private static boolean isWanted(RenameCandidate offered, Terminal terminal) {
		terminal.err()
			.print(VisibleText.line("Is " + offered.to() + " the former " + name(offered.from()) + "?") + " [y/N] ");
		terminal.err().flush();
		String answer = terminal.readLine();
		return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
	}

	private static RenameCandidate find(String text, List<RenameCandidate> offered) {
		int equals = text.indexOf('=');
		String from = text.substring(0, Math.max(0, equals));
		String to = text.substring(equals + 1);
		return offered.stream()
			.filter((one) -> name(one.from()).equals(from) && (name(one.to()).equals(to) || one.to().last().equals(to)))
			.findFirst()
			.orElseThrow(() -> new UsageException("Nothing can have been renamed as --renamed " + text + " says.",
					offered.isEmpty() ? "Nothing that goes has the same content as something that comes."
							: "These can: "
									+ offered.stream().map(RenameOptions::pair).collect(Collectors.joining(", "))
									+ "."));
	}

	/**
	 * Return a pair as the option takes it.
	 * @param candidate what may be renamed
	 * @return such as {@code public.item.size=public.item.length}
	 */
	static String pair(RenameCandidate candidate) {
		return name(candidate.from()) + "=" + name(candidate.to());
	}

	private static String name(FactId id) {
		return String.join(".", id.names());
	}

}
