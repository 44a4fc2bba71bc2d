package dev.limbeck.step.runner;

/**
 * What surrounds a step in its transaction.
 *
 * @param marker what stands before each of its statements
 * @param opening the SQL before it, without a last semicolon
 * @param closing the SQL after it, without a last semicolon
 * @param cleaning the SQL that makes the session ready for the next step
 */
record StepTransaction(Marker marker, String opening, String closing, String cleaning) {

}
