package dev.limbeck.boot.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * An object of somebody else, of which some methods answer otherwise.
 */
final class View {

	private final Object original;

	private final Map<String, @Nullable Object> answers = new HashMap<>();

	private View(Object original) {
		this.original = original;
	}

	static View of(Object original) {
		return new View(original);
	}

	/**
	 * Say what a method answers.
	 * @param method its name
	 * @param answer in the place of what it would do
	 * @return this
	 */
	View answering(String method, @Nullable Object answer) {
		this.answers.put(method, answer);
		return this;
	}

	/**
	 * Return the object as it looks.
	 * @return something that has the interfaces of the original
	 */
	Object proxy() {
		return Proxy.newProxyInstance(this.original.getClass().getClassLoader(),
				ClassUtils.getAllInterfaces(this.original), (proxy, method, arguments) -> {
					if (this.answers.containsKey(method.getName())) {
						return this.answers.get(method.getName());
					}
					try {
						return method.invoke(this.original, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

}
