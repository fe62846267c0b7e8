package io.parley.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a Spring test on a real PostgreSQL instead of the H2 in memory that every other Spring test gets.
 *
 * <p>A persistence test runs on both by being written once and inherited once:
 *
 * <pre>{@code
 * @SpringBootTest
 * class SendingTest { … }
 *
 * @OnPostgreSql
 * class SendingOnPostgreSqlTest extends SendingTest {}
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface OnPostgreSql {}
