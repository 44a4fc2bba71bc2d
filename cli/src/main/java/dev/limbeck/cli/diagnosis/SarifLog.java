package dev.limbeck.cli.diagnosis;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.limbeck.cli.result.Json;
import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.FindingKind;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.doctor.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A diagnosis as SARIF 2.1.0, which code hosts show beside the lines of a change.
 */
public final class SarifLog {

	private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

	private final Path directory;

	private SarifLog(Path directory) {
		this.directory = directory;
	}

	/**
	 * Write a diagnosis.
	 * @param diagnosis what was found
	 * @param directory the root of the project, to which paths are relative
	 * @return the log
	 */
	public static Map<String, ?> of(Diagnosis diagnosis, Path directory) {
		SarifLog log = new SarifLog(directory);
		Map<String, @Nullable Object> json = Json.object();
		json.put("$schema", SCHEMA);
		json.put("version", "2.1.0");
		json.put("runs", List.of(log.run(diagnosis)));
		return json;
	}

	private Map<String, ?> run(Diagnosis diagnosis) {
		Map<String, @Nullable Object> driver = Json.object();
		driver.put("name", "Limbeck");
		driver.put("rules", diagnosis.groups().keySet().stream().map((id) -> rule(Catalogue.get(id))).toList());
		Map<String, @Nullable Object> run = Json.object();
		run.put("tool", Map.of("driver", driver));
		run.put("results", diagnosis.findings().stream().map(this::result).toList());
		return run;
	}

	private static Map<String, ?> rule(FindingKind kind) {
		Map<String, @Nullable Object> rule = Json.object();
		rule.put("id", kind.id());
		rule.put("shortDescription", text(kind.condition()));
		rule.put("fullDescription", text(kind.effect()));
		rule.put("help", text(kind.remedy()));
		rule.put("defaultConfiguration", Map.of("level", level(kind.severity())));
		return rule;
	}

	private Map<String, ?> result(Finding finding) {
		Map<String, @Nullable Object> result = Json.object();
		result.put("ruleId", finding.id());
		result.put("level", level(finding.severity()));
		result.put("message", text(finding.condition() + "\n" + finding.remedy()
				+ ((finding.command() != null) ? "\n" + finding.command() : "")));
		result.put("locations", List.of(location(finding.where())));
		return result;
	}

	private Map<String, ?> location(Place where) {
		if (!where.file()) {
			return Map.of("logicalLocations", List.of(Map.of("fullyQualifiedName", where.name())));
		}
		Map<String, @Nullable Object> physical = Json.object();
		physical.put("artifactLocation", Map.of("uri", uri(where.name())));
		if (where.line() > 0) {
			physical.put("region", Map.of("startLine", where.line()));
		}
		return Map.of("physicalLocation", physical);
	}

	private String uri(String name) {
		try {
			Path path = Path.of(name);
			String relative = path.startsWith(this.directory) ? this.directory.relativize(path).toString() : name;
			// A colon in front, as of a branch, would be the end of a scheme.
			String slashed = relative.replace('\\', '/');
			boolean absolute = slashed.startsWith("/");
			String encoded = new URI(null, null, absolute ? slashed : "/" + slashed, null).getRawPath();
			return absolute ? encoded : encoded.substring(1);
		}
		catch (InvalidPathException | URISyntaxException ex) {
			return "unknown";
		}
	}

	private static Map<String, ?> text(String text) {
		return Map.of("text", text);
	}

	private static String level(Severity severity) {
		return switch (severity) {
			case FATAL -> "error";
			case WARNING -> "warning";
			case NOTE -> "note";
		};
	}

}
