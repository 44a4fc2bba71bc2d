package dev.limbeck.connect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The sections of a URL after its scheme, still encoded.
 *
 * @param userInfo {@code user:password}, or {@code null} if there is no {@code @}
 * @param addresses {@code host:port,host:port}
 * @param offset where the addresses begin
 * @param path what follows the first slash, or {@code null} without a slash
 * @param query what follows the question mark, or {@code null} without one
 */
record UrlSections(@Nullable String userInfo, String addresses, int offset, @Nullable String path,
		@Nullable String query) {

	private static final Pattern QUERY = Pattern.compile("\\?([A-Za-z_]+)=");

	private static final Pattern PLAIN_ADDRESS = Pattern.compile("[^:@]*(:\\d{0,5})?");

	/**
	 * Split what follows {@code //}. The user info ends at the last {@code @} before the
	 * first slash, so that a password may hold one (libpq ends it at the first).
	 * @param rest the text after {@code //}
	 * @return its sections
	 */
	static UrlSections split(String rest) {
		int end = authorityEnd(rest);
		int at = rest.lastIndexOf('@', end - 1);
		int start = at + 1;
		int close = start;
		while (close < end && rest.charAt(close) != '?') {
			close++;
		}
		String tail = rest.substring(close);
		int question = tail.indexOf('?');
		String path = tail.startsWith("/") ? tail.substring(1, (question >= 0) ? question : tail.length()) : null;
		return new UrlSections((at >= 0) ? rest.substring(0, at) : null, rest.substring(start, close), start, path,
				(question >= 0) ? tail.substring(question + 1) : null);
	}

	/**
	 * Split a JDBC URL that names no server: {@code jdbc:postgresql:database?…}.
	 * @param rest the text after the scheme
	 * @return its sections
	 */
	static UrlSections withoutAuthority(String rest) {
		int question = rest.indexOf('?');
		return new UrlSections(null, "", 0, (question >= 0) ? rest.substring(0, question) : rest,
				(question >= 0) ? rest.substring(question + 1) : null);
	}

	/**
	 * Return whether an {@code @} follows the authority: then a slash or a question mark
	 * of a password may have been taken for the end of the authority, and nothing of the
	 * URL may be shown.
	 * @return whether the sections may be wrong
	 */
	boolean isAmbiguous() {
		return (this.path != null && this.path.indexOf('@') >= 0)
				|| (this.query != null && this.query.indexOf('@') >= 0);
	}

	/**
	 * Return whether there are user and password before the {@code @}, so that what
	 * follows a later colon cannot be the password.
	 * @return whether a wrong port may be shown
	 */
	boolean hasPassword() {
		return this.userInfo != null && this.userInfo.indexOf(':') >= 0;
	}

	/**
	 * Return whether the path shows that the sections are wrong: it holds the user info,
	 * or parameters without a question mark before them.
	 * @return whether the URL is to be refused
	 */
	boolean isTorn() {
		if (this.path == null) {
			return false;
		}
		int at = this.path.indexOf('@');
		boolean misplaced = (this.userInfo != null) ? at >= 0 && this.path.indexOf('/', at) >= 0
				: at >= 0 || this.path.indexOf(':') >= 0;
		return misplaced || this.path.contains("password=");
	}

	/*
	 * The first slash ends the authority; so does a question mark, but a password may
	 * hold one: only a known parameter after it makes it the beginning of the query.
	 */
	private static int authorityEnd(String rest) {
		int slash = rest.indexOf('/');
		int end = (slash >= 0) ? slash : rest.length();
		Matcher query = QUERY.matcher(rest);
		while (query.find() && query.start() < end) {
			String before = rest.substring(0, query.start());
			if (UrlQuery.isKnown(query.group(1))
					&& (before.indexOf('@') >= 0 || PLAIN_ADDRESS.matcher(before).matches())) {
				return query.start();
			}
		}
		return end;
	}

}
