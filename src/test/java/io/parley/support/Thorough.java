package io.parley.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * A longer proof: it runs for every change with {@code CI=true} in the environment, and is skipped with this reason at a desk, where
 * the tests run many times a day.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
        named = "CI",
        matches = "true",
        disabledReason = "a longer proof: it runs with CI=true in the environment")
public @interface Thorough {}
