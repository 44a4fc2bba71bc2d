package dev.limbeck.connect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Something that listens where PostgreSQL was expected and treats each client in one way.
 */
final class Peer implements AutoCloseable {

	private final ServerSocket listener;

	private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();

	private final Treatment treatment;

	private Peer(ServerSocket listener, Treatment treatment) {
		this.listener = listener;
		this.treatment = treatment;
	}

	/**
	 * Listen on a free port of the loopback interface.
	 * @param treatment what happens to each client
	 * @return a listening peer
	 */
	static Peer that(Treatment treatment) {
		try {
			Peer peer = new Peer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), treatment);
			start(peer::listen);
			return peer;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.listener.getLocalPort();
	}

	int clients() {
		return this.clients.size();
	}

	private void listen() {
		try {
			while (true) {
				Socket client = this.listener.accept();
				this.clients.add(client);
				start(() -> treat(client));
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	private void treat(Socket client) {
		try {
			this.treatment.treat(client);
		}
		catch (IOException ex) {
			// the client went away
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "peer");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() {
		try {
			this.listener.close();
			for (Socket client : this.clients) {
				client.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void hangUp(Socket client) throws IOException {
		client.close();
	}

	static void reset(Socket client) throws IOException {
		client.setSoLinger(true, 0);
		client.close();
	}

	static void staySilent(Socket client) {
		// It is kept open until the peer is closed.
	}

	static void staySilentAfterSslAnswer(Socket client) throws IOException {
		answerSslRequest(client, 'N');
	}

	static void hangUpInTheHandshake(Socket client) throws IOException {
		answerSslRequest(client, 'S');
		client.getInputStream().read();
		client.close();
	}

	static void speakHttp(Socket client) throws IOException {
		client.getInputStream().read();
		client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes());
		client.close();
	}

	static void speakMysql(Socket client) throws IOException {
		client.getOutputStream().write("J\0\0\0\n8.4.0\0".getBytes());
	}

	/**
	 * Let each client in, and tell it parameters of the server without end.
	 * @param client the client
	 * @throws IOException if it goes away
	 */
	static void talkForEver(Socket client) throws IOException {
		DataOutputStream out = startup(client);
		out.write("R\0\0\0\10\0\0\0\0".getBytes());
		for (int i = 0; true; i++) {
			String parameter = String.format("p%09d%c", i, 0) + "x".repeat(10_000) + "\0";
			out.writeByte('S');
			out.writeInt(4 + parameter.length());
			out.write(parameter.getBytes());
		}
	}

	/**
	 * Refuse each client with an error of the protocol after its startup message.
	 * @param fields the fields of ErrorResponse by their letter: C is the SQLSTATE, M the
	 * message, D the detail
	 * @return what to do to a client
	 */
	static Treatment refuse(Map<Character, String> fields) {
		return (client) -> {
			DataOutputStream out = startup(client);
			StringBuilder body = new StringBuilder();
			fields.forEach((letter, text) -> body.append(letter).append(text).append('\0'));
			byte[] bytes = body.append('\0').toString().getBytes();
			out.writeByte('E');
			out.writeInt(bytes.length + 4);
			out.write(bytes);
			client.shutdownOutput();
		};
	}

	/**
	 * Skip the startup message, with TLS denied before.
	 */
	private static DataOutputStream startup(Socket client) throws IOException {
		DataInputStream in = new DataInputStream(client.getInputStream());
		DataOutputStream out = new DataOutputStream(client.getOutputStream());
		byte[] message = in.readNBytes(in.readInt() - 4);
		if (message.length == 4) {
			out.writeByte('N');
			in.skipNBytes(in.readInt() - 4);
		}
		return out;
	}

	static void answerSslRequest(Socket client, char answer) throws IOException {
		client.getInputStream().readNBytes(8);
		client.getOutputStream().write(answer);
	}

	/**
	 * What happens to a client.
	 */
	interface Treatment {

		void treat(Socket client) throws IOException;

	}

}
