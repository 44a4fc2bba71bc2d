package dev.limbeck.boot.probe;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * Configuration of the context that Spring Boot makes for a management port of its own,
 * once the application serves. All its beans are created before it binds that port, so
 * only there is it known how long health probes can still be answered.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnBean(StartupProbe.class)
class ManagementContextHandover {

	@Bean
	StartupProbeHandover limbeckStartupProbeHandover(StartupProbe probe) {
		return new StartupProbeHandover(probe);
	}

}
