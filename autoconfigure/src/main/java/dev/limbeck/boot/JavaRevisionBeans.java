package dev.limbeck.boot;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.java.Revision;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.ClassUtils;

/**
 * The beans that are revisions. What they declare is read from their classes, and the
 * beans themselves are made when they run, unless the class is not known before.
 * <p>
 * They run while the database is being initialized. Whatever waits for that, such as a
 * {@code JdbcClient}, cannot be injected into them: each would wait for the other.
 */
final class JavaRevisionBeans {

	private final ListableBeanFactory beanFactory;

	JavaRevisionBeans(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Find the beans, those of parent contexts included.
	 * @return the revisions
	 * @throws LimbeckException if the class of a bean does not tell which revision it is,
	 * with all such beans
	 */
	List<ProvidedRevision> find() {
		List<ProvidedRevision> revisions = new ArrayList<>();
		List<String> unknown = new ArrayList<>();
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, JavaRevision.class,
				true, false)) {
			Class<?> type = type(name);
			if (type.isAnnotationPresent(Revision.class)) {
				revisions.add(new ProvidedRevision(type.asSubclass(JavaRevision.class), () -> make(name)));
			}
			else {
				unknown.add(name + " (" + type.getName() + ")");
			}
		}
		if (!unknown.isEmpty()) {
			throw new LimbeckException("no-revision",
					"There are beans of type JavaRevision whose class has no @Revision: " + String.join(", ", unknown)
							+ ".",
					"Annotate the class with @Revision(id = \"...\").");
		}
		return revisions;
	}

	// A method may declare an interface: then only the bean itself tells its class.
	private Class<?> type(String name) {
		Class<?> declared = this.beanFactory.getType(name, false);
		boolean known = declared != null && !Modifier.isAbstract(declared.getModifiers());
		return ClassUtils.getUserClass((declared != null && known) ? declared : make(name).getClass());
	}

	private JavaRevision make(String name) {
		try {
			return this.beanFactory.getBean(name, JavaRevision.class);
		}
		catch (BeansException ex) {
			if (ex.contains(BeanCurrentlyInCreationException.class)) {
				throw waiting(name, ex);
			}
			throw (NestedExceptionUtils.getMostSpecificCause(ex) instanceof RuntimeException cause) ? cause : ex;
		}
	}

	private static LimbeckException waiting(String name, BeansException thrown) {
		String path = Stream.iterate((Throwable) thrown, (cause) -> cause != null, Throwable::getCause)
			.filter(BeanCreationException.class::isInstance)
			.map((cause) -> String.valueOf(((BeanCreationException) cause).getBeanName()))
			.distinct()
			.collect(Collectors.joining(" -> "));
		return new LimbeckException("waiting-revision",
				"The bean " + name + " needs a bean that waits until the database is migrated (" + path + ").",
				"Let it work with what its method is given, a Connection or a JdbcClient "
						+ "(dev.limbeck.boot.JdbcClientRevision), and inject nothing that uses the database.",
				thrown);
	}

}
