package dev.limbeck.boot.things;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Configuration;

/**
 * Lets Spring Boot look for entities here.
 */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
public class ThingPackage {

}
