/**
 * What a live database tells, however odd it is.
 */
@NullMarked
package dev.limbeck.doctor.database;

import org.jspecify.annotations.NullMarked;
