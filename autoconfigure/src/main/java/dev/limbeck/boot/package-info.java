/**
 * Limbeck in a Spring Boot application: the migration at start-up and its settings.
 */
@NullMarked
package dev.limbeck.boot;

import org.jspecify.annotations.NullMarked;
