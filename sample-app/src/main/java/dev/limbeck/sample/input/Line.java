package dev.limbeck.sample.input;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A line of text: not longer than 200 characters, and nothing in it that PostgreSQL
 * cannot store or a log would break at. None at all is fine.
 */
@Size(max = 200)
@Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not contain control characters")
@Constraint(validatedBy = {})
@Documented
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface Line {

	/**
	 * Return what to say; each part says it itself.
	 * @return a text
	 */
	String message() default "must be a line of text";

	/**
	 * Return the groups to which this belongs.
	 * @return the groups
	 */
	Class<?>[] groups() default {};

	/**
	 * Return what else there is to know.
	 * @return the payload
	 */
	Class<? extends Payload>[] payload() default {};

}
