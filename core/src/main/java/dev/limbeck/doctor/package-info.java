/**
 * The doctor: what is wrong with a history and its database, found in one run.
 */
@NullMarked
package dev.limbeck.doctor;

import org.jspecify.annotations.NullMarked;
