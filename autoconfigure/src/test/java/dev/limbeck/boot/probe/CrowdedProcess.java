package dev.limbeck.boot.probe;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

/**
 * Answers health probes in a process that, when it is told to, opens files until there is
 * none left, and then closes them again.
 */
public final class CrowdedProcess {

	private CrowdedProcess() {
	}

	/**
	 * Answer until standard input ends.
	 * @param arguments the port
	 * @throws IOException if there is no port
	 */
	public static void main(String[] arguments) throws IOException {
		Binder binder = Binder.get(new MockEnvironment());
		ProbeAnswers answers = ProbeAnswers.of(binder, HealthPaths.of(binder, false, false), Map::of);
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(),
				Integer.parseInt(arguments[0]));
		Deque<FileInputStream> files = new ArrayDeque<>();
		ProbeServer server = ProbeServer.open(address, answers);
		System.out.println("open");
		System.in.read();
		openAll(files);
		System.out.println("crowded");
		System.in.read();
		while (!files.isEmpty()) {
			files.pop().close();
		}
		System.out.println("free");
		System.in.read();
		server.close();
	}

	private static void openAll(Deque<FileInputStream> files) {
		try {
			while (true) {
				files.push(new FileInputStream("/dev/null"));
			}
		}
		catch (IOException ex) {
			// There are no more.
		}
	}

}
