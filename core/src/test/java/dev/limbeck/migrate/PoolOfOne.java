package dev.limbeck.migrate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.limbeck.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;

/**
 * A pool with one connection: whoever wants a second one waits, and gives up.
 *
 * @param connection the connection
 * @param free whether it is in the pool
 */
record PoolOfOne(Connection connection, Semaphore free) {

	static DataSource to(PostgresDatabase database) throws SQLException {
		PoolOfOne pool = new PoolOfOne(database.connect(), new Semaphore(1));
		return proxy(DataSource.class, (method, arguments) -> pool.lend());
	}

	private Connection lend() throws SQLException, InterruptedException {
		if (!this.free.tryAcquire(30, TimeUnit.SECONDS)) {
			throw new SQLTransientConnectionException("no connection within 30 s");
		}
		return proxy(Connection.class, this::call);
	}

	private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
		if (method.getName().equals("close")) {
			this.free.release();
			return null;
		}
		try {
			return method.invoke(this.connection, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private static <T> T proxy(Class<T> type, Call call) {
		return type.cast(Proxy.newProxyInstance(PoolOfOne.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> call.of(method, arguments)));
	}

	/**
	 * Answers calls of methods.
	 */
	private interface Call {

		@Nullable Object of(Method method, @Nullable Object @Nullable [] arguments) throws Throwable;

	}

}
