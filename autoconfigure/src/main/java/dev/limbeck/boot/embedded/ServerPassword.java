package dev.limbeck.boot.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The password of the embedded server's only role, which is kept in a file among its
 * data.
 *
 * @param text hex digits
 * @param known whether the server asks for it already
 */
record ServerPassword(String text, boolean known) {

	private static final String FILE = "limbeck-password";

	private static final int BYTES = 16;

	private static final String ACCESS = """
			local all all scram-sha-256
			host all all 127.0.0.1/32 scram-sha-256
			host all all ::1/128 scram-sha-256
			""";

	/**
	 * Find the password of a data directory, or make one.
	 * @param data the directory, which may be new
	 * @return the password
	 * @throws IOException if its file cannot be read
	 */
	static ServerPassword of(Path data) throws IOException {
		Path file = data.resolve(FILE);
		if (Files.exists(file)) {
			return new ServerPassword(Files.readString(file).strip(), true);
		}
		byte[] random = new byte[BYTES];
		new SecureRandom().nextBytes(random);
		return new ServerPassword(HexFormat.of().formatHex(random), !Files.exists(data.resolve("postgresql.conf")));
	}

	/**
	 * Keep it among the data, where only their owner gets to. A temporary file is its
	 * owner's alone from the beginning, and the old one stays until the new one is whole.
	 * @param data the directory
	 * @throws IOException if it cannot be written
	 */
	void keep(Path data) throws IOException {
		Path written = Files.createTempFile(data, FILE, "");
		Files.writeString(written, this.text);
		Files.move(written, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
	}

	/**
	 * Let a server ask for it that has trusted everybody so far.
	 * @param data its directory
	 * @param database leads to it
	 * @throws IOException if it cannot be told
	 */
	void introduce(Path data, DataSource database) throws IOException {
		JdbcTemplate template = new JdbcTemplate(database);
		template.execute("ALTER ROLE postgres PASSWORD '" + this.text + "'");
		Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
		template.execute("SELECT pg_catalog.pg_reload_conf()");
		keep(data);
	}

}
