package dev.limbeck.connect;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Undoes percent-encoding the way libpq 18 does and decides what of a URL may be shown in
 * a message.
 */
final class UrlDecoder {

	private static final String NOT_SHOWN = "(not shown)";

	private static final String ENCODE = "Percent-encode special characters: % is %25, a blank %20, @ %40, : %3A, / %2F.";

	private final UrlProblems problems;

	private final boolean shows;

	/**
	 * Create a decoder.
	 * @param problems where to tell what cannot be decoded
	 * @param shows whether no piece of a password can have strayed into another part
	 */
	UrlDecoder(UrlProblems problems, boolean shows) {
		this.problems = problems;
		this.shows = shows;
	}

	UrlProblems problems() {
		return this.problems;
	}

	/**
	 * Decode a part that is no secret: blanks around it are dropped, inside they are an
	 * error.
	 * @param raw the text in the URL
	 * @return the decoded text, or an empty text after telling the problem
	 */
	String decode(String raw) {
		return decode(raw, quote(raw));
	}

	/**
	 * Decode a secret like {@link #decode(String)}, never showing any of it.
	 * @param raw the text in the URL
	 * @param what what it is, for messages
	 * @return the decoded text, or an empty text after telling the problem
	 */
	String decodeSecret(String raw, String what) {
		return decode(raw, what);
	}

	/**
	 * Decode a part of a JDBC URL: a plus is a blank, blanks stay.
	 * @param raw the text in the URL
	 * @param what what it is, for messages
	 * @return the decoded text, or an empty text after telling the problem
	 */
	String decodeForm(String raw, String what) {
		return unescape(raw.replace('+', ' '), what);
	}

	/**
	 * Put a text between quotes, or say that it is not shown: with a colon, it may be
	 * user and password unless it is a path.
	 * @param text the text
	 * @return what may stand in a message
	 */
	String quote(String text) {
		return (text.startsWith("/") || text.indexOf(':') < 0) ? quoteHarmless(text) : NOT_SHOWN;
	}

	/**
	 * Put a text between quotes that cannot be a password as long as the parts of the URL
	 * can be told apart, and that does not speak of one.
	 * @param text the text
	 * @return what may stand in a message
	 */
	String quoteHarmless(String text) {
		return (this.shows && !text.toLowerCase(Locale.ROOT).contains("password")) ? "\"" + text + "\"" : NOT_SHOWN;
	}

	private String decode(String raw, String shown) {
		String trimmed = raw.replaceAll("^ +| +$", "");
		if (trimmed.indexOf(' ') >= 0) {
			this.problems.add("unexpected spaces found in " + shown + ", use percent-encoded spaces (%20) instead",
					ENCODE);
			return "";
		}
		return unescape(trimmed, shown);
	}

	private String unescape(String text, String shown) {
		ByteArrayOutputStream octets = new ByteArrayOutputStream();
		for (int position = 0; position < text.length(); position++) {
			if (text.charAt(position) != '%') {
				int end = text.offsetByCodePoints(position, 1);
				octets.writeBytes(text.substring(position, end).getBytes(StandardCharsets.UTF_8));
				position = end - 1;
				continue;
			}
			int octet = octet(text, position + 1);
			if (octet <= 0) {
				this.problems.add((octet == 0) ? "forbidden value %00 in percent-encoded value: " + shown
						: "invalid percent-encoded token: " + shown, ENCODE);
				return "";
			}
			octets.write(octet);
			position += 2;
		}
		return text(octets.toByteArray(), shown);
	}

	private static int octet(String text, int start) {
		if (start + 2 > text.length()) {
			return -1;
		}
		int high = Character.digit(text.charAt(start), 16);
		int low = Character.digit(text.charAt(start + 1), 16);
		return (high < 0 || low < 0) ? -1 : high * 16 + low;
	}

	private String text(byte[] octets, String shown) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
		}
		catch (CharacterCodingException ex) {
			this.problems.add("percent-encoded value is not UTF-8: " + shown, ENCODE);
			return "";
		}
	}

}
