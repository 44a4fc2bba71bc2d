package dev.limbeck.cli.diagnosis;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SarifLog}.
 */
class SarifLogTests {

	@ParameterizedTest
	@CsvSource({ "/project/db/a b.sql, db/a%20b.sql", "other:db/a.sql, other:db/a.sql",
			"/elsewhere/ü.sql, /elsewhere/ü.sql", "other, other" })
	void aPlaceIsAUri(String place, String uri) {
		Diagnosis diagnosis = new Diagnosis(
				List.of(Catalogue.get("empty-file").found(Place.file(place), "It is empty.")), List.of(), List.of());
		assertThat(SarifLog.of(diagnosis, Path.of("/project")).toString()).contains("uri=" + uri + "}");
	}

}
