/**
 * What the doctor finds, and what it leaves alone.
 */
@NullMarked
package dev.limbeck.doctor;

import org.jspecify.annotations.NullMarked;
