/**
 * Tests of reminders.
 */
@NullMarked
package dev.limbeck.sample.reminder;

import org.jspecify.annotations.NullMarked;
