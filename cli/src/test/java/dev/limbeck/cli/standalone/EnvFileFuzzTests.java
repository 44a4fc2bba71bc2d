package dev.limbeck.cli.standalone;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.limbeck.LimbeckException;
import dev.limbeck.fuzz.Fuzzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a file of variables holds, it is read or refused, and no value is shown.
 */
class EnvFileFuzzTests {

	private static final String SECRET = "geheim4711";

	@TempDir
	private Path directory;

	@Test
	void envFiles() {
		Path file = this.directory.resolve(".env");
		Fuzzer
			.of(LimbeckException.class,
					"# first\nDB_HOST=db\nexport DB_PASSWORD='" + SECRET + "'\nB=\"two\\nlines\" # one\n",
					"DATABASE_URL=postgres://app:" + SECRET
							+ "@db/shop\r\nKEY=\"-----BEGIN\nMIIE\n-----END\"\nEMPTY=\n")
			.words("export ", "='", "=\"", "\\\n", "${A}", " # ", "A B=1\n")
			.hiding(SECRET)
			.feed((text) -> {
				Files.write(file, text.getBytes(StandardCharsets.UTF_8));
				return EnvFile.read(file).keySet().size();
			});
	}

}
