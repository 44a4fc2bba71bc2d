package dev.limbeck.doctor.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code git cat-file --batch} prints: for each object a line and its bytes.
 */
final class BatchAnswer {

	private BatchAnswer() {
	}

	/**
	 * Cut an answer into contents.
	 * @param answer all of it
	 * @return the contents that are there, by their hashes
	 */
	static Map<String, byte[]> read(byte[] answer) {
		Map<String, byte[]> contents = new LinkedHashMap<>();
		int at = 0;
		while (at < answer.length) {
			int end = lineEnd(answer, at);
			String[] words = new String(answer, at, end - at, StandardCharsets.US_ASCII).split(" ");
			at = end + 1;
			if (words.length == 3) {
				int size = Math.min(Integer.parseInt(words[2]), answer.length - at);
				contents.put(words[0], Arrays.copyOfRange(answer, at, at + size));
				at += size + 1;
			}
		}
		return contents;
	}

	private static int lineEnd(byte[] answer, int from) {
		int end = from;
		while (end < answer.length && answer[end] != '\n') {
			end++;
		}
		return end;
	}

}
