/**
 * What is mended without a person, and what is kept.
 */
@NullMarked
package dev.limbeck.doctor.repair;

import org.jspecify.annotations.NullMarked;
