package dev.limbeck.adopt.flyway;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The checksum that Flyway keeps of a file: the CRC-32 of its lines in UTF-8, without
 * their ends.
 */
public final class FlywayChecksum {

	private FlywayChecksum() {
	}

	/**
	 * Calculate it.
	 * @param text the content of a file, without a byte order mark
	 * @return the number as Flyway's table has it
	 */
	public static String of(String text) {
		CRC32 crc = new CRC32();
		text.lines().forEach((line) -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
		return String.valueOf((int) crc.getValue());
	}

}
