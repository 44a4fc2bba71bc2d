package dev.limbeck.sample.input;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A time that people can mean, which PostgreSQL can store, too.
 */
@Constraint(validatedBy = Moment.Validator.class)
@Documented
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface Moment {

	/**
	 * Return what to say.
	 * @return a text
	 */
	String message() default "must lie between the years 1970 and 9999";

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

	/**
	 * Looks at a time; none at all is fine.
	 */
	final class Validator implements ConstraintValidator<Moment, Instant> {

		private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

		@Override
		public boolean isValid(@Nullable Instant value, ConstraintValidatorContext context) {
			return value == null || (!value.isBefore(Instant.EPOCH) && value.isBefore(END));
		}

	}

}
