/**
 * What the doctor can find: the catalogue of findings, and one of them.
 */
@NullMarked
package dev.limbeck.doctor.finding;

import org.jspecify.annotations.NullMarked;
