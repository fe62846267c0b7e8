package io.example.broken;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Seen from other modules. */
@ConfigurationProperties("broken")
public class BrokenSettings {}
