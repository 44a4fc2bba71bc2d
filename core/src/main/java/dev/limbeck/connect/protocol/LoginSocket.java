package dev.limbeck.connect.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

import org.jspecify.annotations.Nullable;

/**
 * A socket of which what it receives is read as {@link CutReplies} from the beginning:
 * triggers may say as much at the login as scripts do later. What is encrypted passes, to
 * a {@link CutTlsSocket}.
 */
public final class LoginSocket extends Socket implements RepliesSource {

	private @Nullable CutReplies replies;

	/**
	 * Create a new socket that is not connected.
	 */
	public LoginSocket() {
	}

	@Override
	public InputStream getInputStream() throws IOException {
		if (this.replies == null) {
			this.replies = CutReplies.ofLogin(super.getInputStream());
		}
		return this.replies;
	}

	@Override
	public @Nullable CutReplies replies() {
		return (this.replies != null && !this.replies.isEncrypted()) ? this.replies : null;
	}

}
