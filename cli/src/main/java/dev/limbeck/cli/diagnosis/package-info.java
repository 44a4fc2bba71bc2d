/**
 * What the doctor found, for people and for programs.
 */
@NullMarked
package dev.limbeck.cli.diagnosis;

import org.jspecify.annotations.NullMarked;
