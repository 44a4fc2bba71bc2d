package dev.limbeck.doctor.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

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
		cut(answer, (hash, content) -> {
			if (content != null) {
				contents.put(hash, content);
			}
		});
		return contents;
	}

	/**
	 * Cut an answer into contents.
	 * @param answer all of it
	 * @return one for each question, nothing for what is not there
	 */
	static List<Optional<byte[]>> inOrder(byte[] answer) {
		List<Optional<byte[]>> contents = new ArrayList<>();
		cut(answer, (hash, content) -> contents.add(Optional.ofNullable(content)));
		return contents;
	}

	private static void cut(byte[] answer, BiConsumer<String, byte @Nullable []> taker) {
		int at = 0;
		while (at < answer.length) {
			int end = lineEnd(answer, at);
			String line = new String(answer, at, end - at, StandardCharsets.UTF_8);
			String[] words = line.split(" ");
			at = end + 1;
			if (line.endsWith(" missing") || words.length != 3) {
				taker.accept(words[0], null);
			}
			else {
				int size = Math.min(Integer.parseInt(words[2]), answer.length - at);
				taker.accept(words[0], Arrays.copyOfRange(answer, at, at + size));
				at += size + 1;
			}
		}
	}

	private static int lineEnd(byte[] answer, int from) {
		int end = from;
		while (end < answer.length && answer[end] != '\n') {
			end++;
		}
		return end;
	}

}
