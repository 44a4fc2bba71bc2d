/**
 * What revision files alone tell the doctor.
 */
@NullMarked
package dev.limbeck.doctor.file;

import org.jspecify.annotations.NullMarked;
