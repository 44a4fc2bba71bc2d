package dev.limbeck.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.test.context.TestPropertySource;

/**
 * Lets a test slice, such as {@code @DataJpaTest} or {@code @JdbcTest}, run on the
 * database that the configuration names, which is migrated first, in the place of an
 * embedded one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@TestPropertySource(properties = "spring.test.database.replace=none")
public @interface OnConfiguredDatabase {

}
