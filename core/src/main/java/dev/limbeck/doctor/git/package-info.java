/**
 * What a repository remembers of revision files, and what its other branches hold.
 */
@NullMarked
package dev.limbeck.doctor.git;

import org.jspecify.annotations.NullMarked;
