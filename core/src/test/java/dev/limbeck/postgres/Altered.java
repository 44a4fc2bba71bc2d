package dev.limbeck.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

/**
 * Makes connections and statements of which one method does something else than the
 * driver's.
 */
public final class Altered {

	private Altered() {
	}

	/**
	 * Alter one method.
	 * @param <T> the interface
	 * @param type the interface
	 * @param original does everything else
	 * @param name the name of the method
	 * @param alteration what it does instead
	 * @return the altered object
	 */
	public static <T> T of(Class<T> type, T original, String name, Alteration alteration) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				Call call = () -> {
					try {
						return method.invoke(original, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				};
				return method.getName().equals(name) ? alteration.instead(call) : call.run();
			}));
	}

	/**
	 * What the driver would do.
	 */
	public interface Call {

		@Nullable Object run() throws Throwable;

	}

	/**
	 * What a method does.
	 */
	public interface Alteration {

		/**
		 * Do it.
		 * @param call what the driver would do
		 * @return what the method returns
		 * @throws Throwable what the method throws
		 */
		@Nullable Object instead(Call call) throws Throwable;

	}

}
