package dev.limbeck.connect.protocol;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.Socket;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

import javax.net.ssl.SSLSocket;

import org.postgresql.PGProperty;
import org.postgresql.core.SocketFactoryFactory;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.ssl.WrappedFactory;
import org.postgresql.util.PSQLException;

/**
 * Encrypts as a factory that somebody else has named, and bounds what the server says
 * from the login on. The driver makes one by its name.
 */
public final class CutTlsFactory extends WrappedFactory {

	private static final String NAMED = CutTlsFactory.class.getName() + ".named";

	/**
	 * Create a new factory.
	 * @param properties of the connection
	 * @throws PSQLException if there is no such factory
	 */
	public CutTlsFactory(Properties properties) throws PSQLException {
		Properties named = new Properties();
		named.putAll(properties);
		PGProperty.SSL_FACTORY.set(named, properties.getProperty(NAMED));
		this.factory = SocketFactoryFactory.getSslSocketFactory(named);
	}

	/**
	 * Let the driver encrypt by one of these factories.
	 * @param properties of the driver
	 */
	public static void register(Properties properties) {
		String named = PGProperty.SSL_FACTORY.getOrNull(properties);
		boolean usual = named == null || named.equals(LibPQFactory.class.getName())
				|| named.equals("org.postgresql.ssl.jdbc4.LibPQFactory");
		if (!usual) {
			properties.setProperty(NAMED, Objects.requireNonNull(named));
		}
		PGProperty.SSL_FACTORY.set(properties, (usual ? CutLibPqFactory.class : CutTlsFactory.class).getName());
	}

	/**
	 * Return what the driver would have thrown without these factories.
	 * @param failure that it has thrown
	 * @return what a factory has thrown, if that is the reason
	 */
	public static SQLException reason(SQLException failure) {
		return (failure.getCause() instanceof InvocationTargetException made
				&& made.getTargetException() instanceof SQLException reason) ? reason : failure;
	}

	@Override
	public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
		return cut(super.createSocket(socket, host, port, autoClose));
	}

	static Socket cut(Socket socket) {
		return (socket instanceof SSLSocket encrypted && !(socket instanceof CutTlsSocket))
				? new CutTlsSocket(encrypted) : socket;
	}

}
