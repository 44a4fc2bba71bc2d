/**
 * Publishes the database URL of the environment as Spring Boot's own properties.
 */
@NullMarked
package dev.limbeck.boot.environment;

import org.jspecify.annotations.NullMarked;
