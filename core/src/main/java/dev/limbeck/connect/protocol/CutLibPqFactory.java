package dev.limbeck.connect.protocol;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;

import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/**
 * Encrypts as the driver does by default, and bounds what the server says from the login
 * on. The driver makes one by its name.
 */
public final class CutLibPqFactory extends LibPQFactory {

	/**
	 * Create a new factory.
	 * @param properties of the connection
	 * @throws PSQLException if they name files that cannot be read
	 */
	public CutLibPqFactory(Properties properties) throws PSQLException {
		super(properties);
	}

	@Override
	public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
		return CutTlsFactory.cut(super.createSocket(socket, host, port, autoClose));
	}

}
