/**
 * How the service does, in short.
 */
@NullMarked
package dev.limbeck.sample.health;

import org.jspecify.annotations.NullMarked;
