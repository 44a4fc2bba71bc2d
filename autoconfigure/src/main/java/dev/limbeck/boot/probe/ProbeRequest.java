package dev.limbeck.boot.probe;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a health probe asks for: https://www.rfc-editor.org/rfc/rfc9112.
 *
 * @param method how it is asked for
 * @param path what is asked for
 * @param accept the header {@code Accept}, or {@code null}
 */
record ProbeRequest(String method, String path, @Nullable String accept) {

	/** The answer to a request without an end. */
	static final byte[] TOO_LONG = bytes(head("431 Request Header Fields Too Large") + "Content-Length: 0\r\n\r\n");

	private static final byte[] NOT_UNDERSTOOD = bytes(head("400 Bad Request") + "Content-Length: 0\r\n\r\n");

	private static final String RETRY_AFTER_SECONDS = "5";

	private static final int PARTS = 3;

	/**
	 * Answer a request.
	 * @param head its request line and header fields
	 * @param answers what is answered
	 * @return the whole response
	 */
	static byte[] answer(String head, ProbeAnswers answers) {
		ProbeRequest request = read(head.lines().toList());
		return (request != null) ? request.answer(answers) : NOT_UNDERSTOOD;
	}

	private static @Nullable ProbeRequest read(List<String> lines) {
		String[] line = lines.isEmpty() ? new String[0] : lines.get(0).split(" ");
		if (line.length != PARTS || !line[PARTS - 1].startsWith("HTTP/1.")) {
			return null;
		}
		try {
			String path = new URI(line[1]).getPath();
			return (path != null) ? new ProbeRequest(line[0], path, accept(lines)) : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private static @Nullable String accept(List<String> lines) {
		String name = "accept:";
		return lines.stream()
			.filter((line) -> line.regionMatches(true, 0, name, 0, name.length()))
			.findFirst()
			.map((line) -> line.substring(name.length()).strip())
			.orElse(null);
	}

	private byte[] answer(ProbeAnswers answers) {
		ProbeAnswer answer = answers.answer(this.method, this.path, this.accept);
		boolean ready = answer.status() == 200;
		String head = head(ready ? "200 OK" : answer.status() + " Service Unavailable") + "Content-Type: "
				+ answer.mediaType() + "\r\n" + (ready ? "" : "Retry-After: " + RETRY_AFTER_SECONDS + "\r\n")
				+ "Content-Length: " + bytes(answer.body()).length + "\r\n\r\n";
		return bytes("HEAD".equals(this.method) ? head : head + answer.body());
	}

	// Nobody may hold on to a connection that is to end with this server.
	private static String head(String status) {
		return "HTTP/1.1 " + status + "\r\nConnection: close\r\n";
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
