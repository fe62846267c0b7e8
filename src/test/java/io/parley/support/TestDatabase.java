package io.parley.support;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives every Spring test context a database and a data folder of its own, so that no test touches those of a person. */
public final class TestDatabase implements ContextCustomizerFactory {

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return new Customizer(isPostgreSql(testClass));
    }

    private static boolean isPostgreSql(Class<?> testClass) {
        return TestContextAnnotationUtils.hasAnnotation(testClass, OnPostgreSql.class);
    }

    /** What to print of the database on which a test runs. */
    public static String name(Class<?> testClass) {
        return isPostgreSql(testClass) ? "postgresql" : "h2";
    }

    private record Customizer(boolean postgreSql) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            var number = CONTEXTS.incrementAndGet();
            var properties = TestPropertyValues.of("parley.data-dir=target/test-data/"
                            + ProcessHandle.current().pid() + "-" + number)
                    .and(
                            postgreSql
                                    ? "parley.database.url=" + PostgreSqlServer.newDatabase()
                                    : "parley.database.url=jdbc:h2:mem:parley" + number
                                            + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0;QUERY_CACHE_SIZE=256");
            properties.applyTo(context);
        }
    }
}
