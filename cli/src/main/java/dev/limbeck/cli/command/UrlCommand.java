package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.environment.NamedDatabase;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.DatabaseUrl.Host;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Shows which database the commands use.
 */
@Command(name = "url", description = "Show which database the commands use, and who says so.",
		footer = { "", "Nothing is contacted.", "", "Examples:", "  limbeck url", "  limbeck url --json --reveal" })
final class UrlCommand implements LimbeckCommand {

	@Option(names = "--reveal", description = "Show the password, too.")
	private boolean reveal;

	@Override
	public Result run(Invocation invocation) {
		NamedDatabase database = invocation.database();
		DatabaseUrl known = database.url();
		if (known == null) {
			throw new LimbeckException("no-url",
					"No URL is known: connections come from " + database.connector().description() + " ("
							+ database.source() + ").",
					"Set limbeck.migration.url to let migrations use a connection of their own.");
		}
		DatabaseUrl url = this.reveal ? known : known.withoutSecrets();
		return Result.done(lines(known, url, database.source()), json(url, database.source()));
	}

	private static List<String> lines(DatabaseUrl known, DatabaseUrl shown, String source) {
		List<String> lines = new ArrayList<>(List.of(shown.jdbcUrl()));
		if (shown.user() != null) {
			lines.add("User:     " + shown.user());
		}
		if (shown.password() != null) {
			lines.add("Password: " + shown.password());
		}
		else {
			lines.add("Password: " + ((known.password() != null) ? "set (--reveal shows it)" : "not set"));
		}
		lines.add("Source:   " + source);
		return lines;
	}

	private static Map<String, ?> json(DatabaseUrl url, String source) {
		Map<String, @Nullable Object> json = Json.object();
		Host first = url.hosts().get(0);
		json.put("host", first.name());
		json.put("port", first.port());
		if (url.hosts().size() > 1) {
			json.put("hosts", url.hosts().stream().map(UrlCommand::json).toList());
		}
		json.put("database", url.database());
		json.put("user", url.user());
		if (url.password() != null) {
			json.put("password", url.password());
		}
		json.put("parameters", url.parameters());
		json.put("jdbcUrl", url.jdbcUrl());
		json.put("source", source);
		return json;
	}

	private static Map<String, ?> json(Host host) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("host", host.name());
		json.put("port", host.port());
		return json;
	}

}
