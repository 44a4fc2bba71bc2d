package dev.limbeck.export;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.limbeck.adopt.flyway.FlywayVersion;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.AdoptedFrom;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionScript;

/**
 * Gives versions that rise in the order of revisions: what came from Flyway has its own
 * again, as long as the order allows it.
 */
final class FlywayVersions {

	private static final int DIGITS = 4;

	private FlywayVersions() {
	}

	/**
	 * Give versions.
	 * @param definitions all revisions, each behind those that it requires
	 * @return versions, by the ids of revisions
	 */
	static Map<String, String> of(List<RevisionDefinition> definitions) {
		Map<String, String> versions = new LinkedHashMap<>();
		FlywayVersion last = new FlywayVersion("0", List.of(BigInteger.ZERO));
		for (RevisionDefinition definition : definitions) {
			FlywayVersion before = last;
			last = own(definition).filter((version) -> version.compareTo(before) > 0).orElseGet(() -> behind(before));
			versions.put(definition.revision().id(), last.text());
		}
		return versions;
	}

	/**
	 * Tell whether a revision came from Flyway under another version.
	 * @param definition the revision
	 * @param version the one that it gets
	 * @return whether a table of Flyway does not know it by that
	 */
	static boolean isRenumbered(RevisionDefinition definition, String version) {
		return own(definition).filter((own) -> !own.text().equals(version)).isPresent();
	}

	private static Optional<FlywayVersion> own(RevisionDefinition definition) {
		return (definition instanceof RevisionScript script) ? AdoptedFrom.of(script)
			.filter((adopted) -> adopted.tool().equals("flyway"))
			.flatMap((adopted) -> FlywayVersion.of(adopted.key())) : Optional.empty();
	}

	private static FlywayVersion behind(FlywayVersion last) {
		BigInteger next = last.numbers().get(0).add(BigInteger.ONE);
		String text = String.format(Locale.ROOT, "%0" + DIGITS + "d", next);
		return new FlywayVersion(text, List.of(next));
	}

	/**
	 * Return the description of a revision as Flyway wants it in names.
	 * @param revision the revision
	 * @return words that hold no separator
	 */
	static String words(Revision revision) {
		return revision.description().codePoints().anyMatch(Character::isLetterOrDigit) ? revision.description()
				: revision.id();
	}

}
