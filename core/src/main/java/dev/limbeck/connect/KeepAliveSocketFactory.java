package dev.limbeck.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.util.Map;
import java.util.Properties;

import javax.net.SocketFactory;

import dev.limbeck.connect.protocol.CutTlsFactory;
import dev.limbeck.connect.protocol.LoginSocket;
import dev.limbeck.log.LogFields;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sockets that notice within 25 s that nobody answers any more, as the server's
 * sessions of a migration do; by default a system takes two hours. What they read is
 * bounded from the login on. The driver makes one by its name.
 */
public final class KeepAliveSocketFactory extends SocketFactory {

	private static final Logger logger = LoggerFactory.getLogger(KeepAliveSocketFactory.class);

	// By name: a small Java runtime may lack the module jdk.net, in which they are
	// declared.
	private static final Map<String, Integer> SECONDS_AND_COUNT = Map.of("TCP_KEEPIDLE", 10, "TCP_KEEPINTERVAL", 5,
			"TCP_KEEPCOUNT", 3);

	/**
	 * Create a new factory.
	 */
	public KeepAliveSocketFactory() {
	}

	/**
	 * Let the driver make its sockets by this class, unless it makes them by another one,
	 * or cannot see this one. Those that encrypt are bounded in any case.
	 * @param properties of the driver
	 */
	static void register(Properties properties) {
		if (!isSeenByDriver()) {
			return;
		}
		CutTlsFactory.register(properties);
		if (PGProperty.SOCKET_FACTORY.getOrNull(properties) == null) {
			PGProperty.SOCKET_FACTORY.set(properties, KeepAliveSocketFactory.class.getName());
		}
	}

	private static boolean isSeenByDriver() {
		try {
			return Class.forName(KeepAliveSocketFactory.class.getName(), false,
					Driver.class.getClassLoader()) == KeepAliveSocketFactory.class;
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

	@Override
	public Socket createSocket() throws IOException {
		return keptAlive(new LoginSocket());
	}

	private static Socket keptAlive(Socket socket) throws IOException {
		socket.setKeepAlive(true);
		for (SocketOption<?> option : socket.supportedOptions()) {
			Integer value = SECONDS_AND_COUNT.get(option.name());
			if (value != null) {
				set(socket, option, value);
			}
		}
		return socket;
	}

	@SuppressWarnings("unchecked")
	private static void set(Socket socket, SocketOption<?> option, Integer value) {
		try {
			socket.setOption((SocketOption<Integer>) option, value);
		}
		catch (IOException ex) {
			LogFields.NONE.info(logger)
				.log("The operating system refused {} = {}: {}", option.name(), value, ex.getMessage());
		}
	}

	@Override
	public Socket createSocket(String host, int port) throws IOException {
		return createSocket(InetAddress.getByName(host), port);
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
		return createSocket(InetAddress.getByName(host), port, localHost, localPort);
	}

	@Override
	public Socket createSocket(InetAddress host, int port) throws IOException {
		Socket socket = createSocket();
		socket.connect(new InetSocketAddress(host, port));
		return socket;
	}

	@Override
	public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
			throws IOException {
		Socket socket = createSocket();
		socket.bind(new InetSocketAddress(localAddress, localPort));
		socket.connect(new InetSocketAddress(address, port));
		return socket;
	}

}
