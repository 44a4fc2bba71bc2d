package dev.limbeck.connect.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A socket that may read the messages of its server.
 */
interface RepliesSource {

	/**
	 * Return what is read.
	 * @return the messages, or {@code null} if they cannot be seen
	 */
	@Nullable CutReplies replies();

}
