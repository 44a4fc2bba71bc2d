package dev.limbeck.sample.page;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says where the service can be seen once it is up.
 */
@Component
class WhatToOpen {

	private static final Logger logger = LoggerFactory.getLogger(WhatToOpen.class);

	@EventListener
	void ready(ApplicationReadyEvent event) {
		if (event.getApplicationContext() instanceof WebServerApplicationContext context
				&& context.getWebServer() != null) {
			logger.info("Open http://localhost:{}/", context.getWebServer().getPort());
		}
	}

}
