package dev.limbeck.extent;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A test that runs only if everything is tried, because another one shows most of what it
 * shows.
 */
@Documented
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = Extent.PROPERTY, matches = "all", disabledReason = "tried with -Pfull")
public @interface Exhaustive {

}
