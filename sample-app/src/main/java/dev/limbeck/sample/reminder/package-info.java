/**
 * What users want to be reminded of, and when.
 */
@NullMarked
package dev.limbeck.sample.reminder;

import org.jspecify.annotations.NullMarked;
