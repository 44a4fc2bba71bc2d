/**
 * The repairs that cannot do harm, planned before they are carried out.
 */
@NullMarked
package dev.limbeck.doctor.repair;

import org.jspecify.annotations.NullMarked;
