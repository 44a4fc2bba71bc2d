/**
 * Reminders for events.
 */
@NullMarked
package dev.limbeck.sample;

import org.jspecify.annotations.NullMarked;
