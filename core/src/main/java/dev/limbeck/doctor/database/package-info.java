/**
 * What a live database tells the doctor; it is only read.
 */
@NullMarked
package dev.limbeck.doctor.database;

import org.jspecify.annotations.NullMarked;
