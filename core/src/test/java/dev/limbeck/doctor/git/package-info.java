/**
 * What the doctor asks git, and that it answers.
 */
@NullMarked
package dev.limbeck.doctor.git;

import org.jspecify.annotations.NullMarked;
