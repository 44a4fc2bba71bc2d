package dev.limbeck.connect.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.ServerErrorMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CutReplies}.
 */
class CutRepliesTests {

	private static final int KEPT = 16 * 1024;

	@Test
	void shortMessagesAndLongRowsPassAsTheyAre() {
		byte[] sent = join(message('N', "SINFO\0C00000\0Mm\0\0"), message('D', "x".repeat(1_000_000)),
				message('Z', "I"));
		assertThat(read(new ByteArrayInputStream(sent))).isEqualTo(sent);
	}

	@Test
	void aLongFieldEndsWithWhatIsLeftOut() {
		ServerErrorMessage cut = cut("SERROR\0C22P02\0M" + "x".repeat(1_000_000) + "\0Hhint\0\0");
		assertThat(cut.getMessage()).isEqualTo("x".repeat(KEPT) + "... (" + (1_000_000 - KEPT) + " more bytes)");
		assertThat(cut.getSQLState() + cut.getHint()).isEqualTo("22P02hint");
	}

	@Test
	void noCharacterIsCutInTwo() {
		assertThat(cut("M" + "€".repeat(100_000) + "\0\0").getMessage())
			.isEqualTo("€".repeat(5461) + "... (283617 more bytes)");
	}

	@Test
	void fieldsWithoutEndAreDropped() {
		assertThat(read(new ByteArrayInputStream(message('E', "Mm\0".repeat(1_000_000) + "\0"))))
			.hasSizeLessThan(600_000);
	}

	@Test
	void whatFollowsOnAMessageThatWasCutIsReadAsItIs() {
		byte[] next = message('Z', "I");
		assertThat(read(new ByteArrayInputStream(join(message('E', "M" + "x".repeat(100_000) + "\0\0"), next))))
			.endsWith(next);
	}

	// The driver would skip for ever.
	@Test
	void whoSkipsBehindTheEndIsToldSo() throws IOException {
		CutReplies replies = new CutReplies(new ByteArrayInputStream(message('D', "abc")));
		assertThat(replies.skip(6)).isEqualTo(6);
		assertThat(replies.skip(6)).isEqualTo(2);
		assertThatExceptionOfType(EOFException.class).isThrownBy(() -> replies.skip(6));
	}

	@Test
	void aTimeOutInTheMiddleLosesNothing() {
		long seed = new Random().nextLong();
		byte[] sent = join(message('N', "M" + "x".repeat(70_000) + "\0\0"), message('D', "y".repeat(70_000)));
		byte[] whole = read(new ByteArrayInputStream(sent));
		assertThat(read(new Hesitant(sent, new Random(seed)))).as("seed " + seed).isEqualTo(whole);
	}

	@Test
	void ofNoticesThatNobodyHearsSomePassAndTheOthersAreCounted() {
		byte[] notice = message('N', "Mm\0\0");
		String read = text(read(new ByteArrayInputStream(join(repeated(notice, 3000), message('Z', "I")))));
		assertThat(read).startsWith(text(repeated(notice, 100)))
			.endsWith("M... 2900 more notices, which are not kept\0\0" + text(message('Z', "I")));
	}

	@Test
	void longNoticesAreFewer() {
		byte[] notices = repeated(message('N', "M" + "x".repeat(60_000) + "\0\0"), 90);
		assertThat(read(new ByteArrayInputStream(join(notices, message('Z', "I"))))).hasSizeLessThan(1024 * 1024 + 200);
	}

	@Test
	void theNextStatementBeginsAnew() {
		byte[] few = join(repeated(message('N', "Mm\0\0"), 90), message('Z', "I"));
		assertThat(read(new ByteArrayInputStream(repeated(few, 5)))).isEqualTo(repeated(few, 5));
	}

	@Test
	void allNoticesPassWhileSomebodyHears() {
		byte[] notices = repeated(message('N', "Mm\0\0"), 3000);
		CutReplies replies = new CutReplies(new ByteArrayInputStream(notices));
		replies.hearNotices(true);
		assertThat(read(replies)).isEqualTo(notices);
	}

	@Test
	void rowsPassAsLongAsThereIsRoomForThem() {
		byte[] row = message('D', "x".repeat(1000));
		CutReplies replies = new CutReplies(new ByteArrayInputStream(join(repeated(row, 9), message('Z', "I"))));
		replies.boundRows(5 * (1000 + 256));
		assertThat(read(replies)).isEqualTo(join(repeated(row, 5), message('Z', "I")));
		assertThat(replies.endRows()).isTrue();
	}

	@Test
	void noRowIsLongerThanHalfOfTheRoomNorAnyBehindIt() {
		byte[] sent = join(message('D', "x".repeat(501)), message('D', "x"), message('Z', "I"));
		CutReplies replies = new CutReplies(new ByteArrayInputStream(sent));
		replies.boundRows(1000);
		assertThat(read(replies)).isEqualTo(message('Z', "I"));
		assertThat(replies.endRows()).isTrue();
	}

	@Test
	void rowsOfOthersAreNotBounded() {
		byte[] rows = repeated(message('D', "x".repeat(100)), 30);
		CutReplies replies = new CutReplies(new ByteArrayInputStream(rows));
		replies.boundRows(1000);
		assertThat(replies.endRows()).isFalse();
		assertThat(read(replies)).isEqualTo(rows);
	}

	@Test
	void answersBeforeTheLoginHaveNoLength() {
		byte[] login = join(message('R', "\0\0\0\0"), repeated(message('N', "Mm\0\0"), 3000), message('Z', "I"));
		byte[] sent = join("NN".getBytes(StandardCharsets.US_ASCII), login);
		assertThat(text(read(CutReplies.ofLogin(new ByteArrayInputStream(sent))))).startsWith("NNR")
			.contains("... 2900 more notices");
	}

	@Test
	void ofAnErrorThatEndsALoginOnlyTheBeginningIsRead() {
		InputStream endless = new SequenceInputStream(
				new ByteArrayInputStream("E\177\177\177\177MFATAL ".getBytes(StandardCharsets.US_ASCII)),
				new Endless());
		String read = text(read(CutReplies.ofLogin(endless)));
		assertThat(read).hasSizeLessThan(70_000).contains("MFATAL xxx", " more bytes)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "S\0\0\1\0", "N\0\0\1\0", "R\177\177\177\177", "T\1\0\0\0" })
	void aLoginThatDoesNotEndIsGivenUp(String header) {
		CutReplies replies = CutReplies.ofEncryptedLogin(new Repeating(header));
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> {
			for (int i = 0; i < 5000; i++) {
				replies.readNBytes(5000);
			}
		});
	}

	@Test
	void behindTheLoginAllPasses() {
		byte[] sent = join(message('Z', "I"), repeated(message('D', "x".repeat(1_000_000)), 20));
		assertThat(read(CutReplies.ofLogin(new ByteArrayInputStream(sent)))).isEqualTo(sent);
	}

	@Test
	void whatIsEncryptedPassesAsItIs() {
		byte[] sent = ("S" + "N\0\0\0\10x".repeat(3000)).getBytes(StandardCharsets.US_ASCII);
		CutReplies replies = CutReplies.ofLogin(new ByteArrayInputStream(sent));
		assertThat(read(replies)).isEqualTo(sent);
		assertThat(replies.isEncrypted()).isTrue();
	}

	@Test
	void aServerThatEncryptsAtOnceIsReadAsItIs() {
		byte[] sent = ("\26\3\3\0\2xx" + "N\0\0\0\10x".repeat(3000)).getBytes(StandardCharsets.US_ASCII);
		CutReplies replies = CutReplies.ofLogin(new ByteArrayInputStream(sent));
		assertThat(read(replies)).isEqualTo(sent);
		assertThat(replies.isEncrypted()).isTrue();
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	private static byte[] repeated(byte[] message, int times) {
		byte[][] messages = new byte[times][];
		Arrays.fill(messages, message);
		return join(messages);
	}

	private static ServerErrorMessage cut(String fields) {
		byte[] message = read(new ByteArrayInputStream(message('E', fields)));
		assertThat(ByteBuffer.wrap(message).getInt(1)).isEqualTo(message.length - 1);
		return new ServerErrorMessage(new String(message, 5, message.length - 5, StandardCharsets.UTF_8));
	}

	private static byte[] message(char type, String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(5 + bytes.length).put((byte) type).putInt(4 + bytes.length).put(bytes).array();
	}

	private static byte[] join(byte[]... messages) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] message : messages) {
			all.writeBytes(message);
		}
		return all.toByteArray();
	}

	private static byte[] read(InputStream server) {
		return read(new CutReplies(server));
	}

	private static byte[] read(CutReplies replies) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		byte[] piece = new byte[5000];
		for (int count = 0; count >= 0; count = readAgain(replies, piece)) {
			all.write(piece, 0, count);
		}
		return all.toByteArray();
	}

	private static int readAgain(CutReplies replies, byte[] piece) {
		while (true) {
			try {
				return replies.read(piece, 0, piece.length);
			}
			catch (SocketTimeoutException ex) {
				// Ask again.
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/**
	 * Sends one message after another, of a length of 256 or without end.
	 */
	private static final class Repeating extends InputStream {

		private final String header;

		private long sent;

		Repeating(String header) {
			this.header = header;
		}

		@Override
		public int read() {
			int place = (int) (this.sent++ % 257);
			return (place < this.header.length()) ? this.header.charAt(place) : 'x';
		}

	}

	/**
	 * Sends a letter for ever.
	 */
	private static final class Endless extends InputStream {

		@Override
		public int read() {
			return 'x';
		}

	}

	/**
	 * Sends a few bytes at a time, and now and then none.
	 */
	private static final class Hesitant extends InputStream {

		private final InputStream sent;

		private final Random random;

		Hesitant(byte[] sent, Random random) {
			this.sent = new ByteArrayInputStream(sent);
			this.random = random;
		}

		@Override
		public int read() throws IOException {
			return this.sent.read();
		}

		@Override
		public int read(byte[] to, int from, int length) throws IOException {
			if (this.random.nextInt(4) == 0) {
				throw new SocketTimeoutException();
			}
			return this.sent.read(to, from, 1 + this.random.nextInt(Math.min(length, 300)));
		}

	}

}
