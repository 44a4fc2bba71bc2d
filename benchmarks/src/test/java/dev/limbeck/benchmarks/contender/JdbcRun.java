package dev.limbeck.benchmarks.contender;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.slf4j.LoggerFactory;

/**
 * What there is to do without any tool: the files are read and hashed, a ledger of one
 * row says how many of them are applied, and the others are executed, each by one call.
 * It locks nothing, checks nothing, and remembers nothing of a run that fails.
 */
public final class JdbcRun {

	private JdbcRun() {
	}

	/**
	 * Run.
	 * @param args host and port, database, folder
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		Run run = new Run();
		String url = "jdbc:postgresql://" + args[0] + "/" + args[1] + "?preferQueryMode=simple";
		try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
				Statement statement = connection.createStatement()) {
			upgrade(statement, files(Path.of(args[2])));
		}
		run.finish();
	}

	private static List<Path> files(Path folder) throws Exception {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

	private static void upgrade(Statement statement, List<Path> files) throws Exception {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		int applied = applied(statement);
		for (int i = 0; i < files.size(); i++) {
			byte[] bytes = Files.readAllBytes(files.get(i));
			digest.update(bytes);
			if (i >= applied) {
				statement.execute(new String(bytes, StandardCharsets.UTF_8));
			}
		}
		String hash = HexFormat.of().formatHex(digest.digest());
		if (applied < files.size()) {
			statement.execute("INSERT INTO reference_ledger VALUES (" + files.size() + ", '" + hash + "')");
		}
		LoggerFactory.getLogger(JdbcRun.class)
			.info("{} of {} files were new, {}", files.size() - applied, files.size(), hash);
	}

	private static int applied(Statement statement) throws Exception {
		String sql = "SELECT to_regclass('public.reference_ledger') IS NOT NULL";
		try (ResultSet exists = statement.executeQuery(sql)) {
			exists.next();
			if (!exists.getBoolean(1)) {
				statement.execute("CREATE TABLE reference_ledger (version int, hash text)");
				return 0;
			}
		}
		try (ResultSet version = statement.executeQuery("SELECT coalesce(max(version), 0) FROM reference_ledger")) {
			version.next();
			return version.getInt(1);
		}
	}

}
