package dev.limbeck.connect;

import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of properties keeps up with the driver.
 */
class UrlDriverPropertiesTests {

	@Test
	void everyPropertyOfTheDriverIsKnown() throws SQLException {
		DriverPropertyInfo[] properties = DriverManager.getDriver("jdbc:postgresql:")
			.getPropertyInfo("jdbc:postgresql:", new Properties());
		List<String> names = Arrays.stream(properties).map((property) -> property.name).toList();
		assertThat(names).hasSizeGreaterThan(80)
			.allMatch((name) -> UrlDriverProperties.names().contains(name) || name.matches("PG.*|user|password"));
	}

}
