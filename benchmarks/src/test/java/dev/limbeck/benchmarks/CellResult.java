package dev.limbeck.benchmarks;

import java.util.Map;

/**
 * What came out of a cell.
 *
 * @param cell the situation
 * @param times medians
 * @param traffic exact counts
 */
record CellResult(Cell cell, Map<Contender, Measurement> times, Map<Contender, Traffic> traffic) {
}
