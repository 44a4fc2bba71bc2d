/**
 * What operators ask about the migrations: {@code /actuator/migrations} and
 * {@code /actuator/info}.
 */
@NullMarked
package dev.limbeck.boot.endpoint;

import org.jspecify.annotations.NullMarked;
