package io.parley.support;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Supplies {@link Screens} and {@link People} to the methods of a Spring test, and closes the screens after each test. */
public final class TestParameters implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(TestParameters.class);

    private static final Map<Class<?>, Function<ApplicationContext, Object>> SUPPLIED = Map.of(
            Screens.class, Screens::new, People.class, context -> new People(context.getBean(JdbcTemplate.class)));

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return SUPPLIED.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return context.getStore(NAMESPACE).computeIfAbsent(type, key -> supplied(key, context));
    }

    private static Object supplied(Class<?> type, ExtensionContext context) {
        return SUPPLIED.get(type).apply(SpringExtension.getApplicationContext(context));
    }
}
