package dev.limbeck.blame;

import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ObjectName}.
 */
class ObjectNameTests {

	private static final FactId TABLE = FactId.of(FactKind.TABLE, "shop", "Order.Line");

	private static final FactId COLUMN = TABLE.child(FactKind.COLUMN, List.of("id"));

	@ParameterizedTest
	@ValueSource(strings = { "\"Order.Line\"", "shop.\"Order.Line\"", "SHOP.\"Order.Line\"", "table:\"Order.Line\"" })
	void theSchemaMayBeLeftOut(String text) {
		assertThat(ObjectName.parse(text).fits(TABLE, null)).isTrue();
		assertThat(ObjectName.parse(text).fits(COLUMN, TABLE)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"Order.Line\".id", "shop.\"Order.Line\".ID", "column:\"Order.Line\".id" })
	void aColumnIsNamedWithItsTable(String text) {
		assertThat(ObjectName.parse(text).fits(COLUMN, TABLE)).isTrue();
		assertThat(ObjectName.parse("id").fits(COLUMN, TABLE)).isFalse();
	}

	@Test
	void argumentsOfAFunctionAreLeftOut() {
		FactId function = FactId.of(FactKind.FUNCTION, "shop", "total", "integer, integer");
		assertThat(ObjectName.parse("shop.total").fits(function, null)).isTrue();
		assertThat(ObjectName.parse("procedure:total").fits(function, null)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "shop.", ".orders", "tabel:orders", ":orders" })
	void whatIsNoNameIsRefused(String text) {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> ObjectName.parse(text))
			.satisfies((ex) -> assertThat(ex.action()).contains("TABLE.COLUMN"));
	}

}
