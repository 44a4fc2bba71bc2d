package dev.limbeck.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.LimbeckException;
import dev.limbeck.RegularFile;
import dev.limbeck.UnfitFileException;
import dev.limbeck.sql.SourceText;

/**
 * A text with variables such as <code>{{message}}</code>. A line whose variables are all
 * empty is left out.
 *
 * @param origin where it was read from, for messages
 * @param text its lines
 */
record Template(String origin, String text) {

	static final Template BUILT_IN = new Template("the built-in template", """
			-- {{message}}
			--
			-- @revision {{revision}}
			-- @revises  {{revises}}
			-- @depends-on {{depends-on}}
			-- @branch   {{branch}}
			-- @created  {{created}}

			-- @upgrade
			{{upgrade}}

			-- @downgrade
			{{downgrade}}
			""");

	private static final Pattern SECTION = Pattern.compile("--\\s*@(?:upgrade|downgrade)\\s*");

	private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z_-]+)\\s*}}");

	/**
	 * Read a template.
	 * @param file its path
	 * @return the template
	 * @throws LimbeckException if it cannot be read
	 */
	static Template read(Path file) {
		try {
			String text = SourceText.decode(file.toString(), RegularFile.read(file, RegularFile.SMALL)).text();
			return new Template(file.toString(), text.replaceFirst("^\uFEFF", ""));
		}
		catch (IOException ex) {
			throw new LimbeckException("unreadable-template",
					"The template " + file + " " + UnfitFileException.reason(ex) + ".",
					"Correct " + RevisionFileSettings.TEMPLATE + ", or put the file there.");
		}
	}

	/**
	 * Leave out the section of what cannot be taken back: without it a revision says so.
	 * @return the same template without all that stands below {@code @downgrade}
	 */
	Template withoutDowngrade() {
		List<String> lines = new ArrayList<>();
		boolean within = false;
		for (String line : this.text.lines().toList()) {
			within = SECTION.matcher(line).matches() ? line.contains("@downgrade") : within;
			if (!within) {
				lines.add(line);
			}
		}
		return new Template(this.origin, String.join("\n", lines) + "\n");
	}

	/**
	 * Fill in the variables.
	 * @param values the value of each variable there is, perhaps with several lines
	 * @return the text with a line feed behind each line
	 * @throws LimbeckException if it holds an unknown variable
	 */
	String fill(Map<String, String> values) {
		List<String> lines = new ArrayList<>();
		for (String line : this.text.lines().toList()) {
			List<String> variables = variables(line, values);
			if (variables.isEmpty() || variables.stream().anyMatch((name) -> !value(name, values).isEmpty())) {
				lines.add(VARIABLE.matcher(line)
					.replaceAll((result) -> Matcher.quoteReplacement(value(result.group(1), values))));
			}
		}
		return String.join("\n", lines).stripTrailing() + "\n";
	}

	private List<String> variables(String line, Map<String, String> values) {
		List<String> variables = VARIABLE.matcher(line).results().map((result) -> result.group(1)).toList();
		for (String name : variables) {
			if (!values.containsKey(name)) {
				throw new LimbeckException("unknown-variable",
						this.origin + " holds the unknown variable {{" + name + "}}.",
						"Use " + String.join(", ", new TreeSet<>(values.keySet())) + ", each as {{name}}.");
			}
		}
		return variables;
	}

	private static String value(String name, Map<String, String> values) {
		return values.getOrDefault(name, "");
	}

}
