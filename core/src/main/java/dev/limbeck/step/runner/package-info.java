/**
 * How one revision is run and watched: flights, statements one by one, Java.
 */
@NullMarked
package dev.limbeck.step.runner;

import org.jspecify.annotations.NullMarked;
