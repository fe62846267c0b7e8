package io.parley.support;

import com.github.mvysny.kaributesting.v10.BasicUtilsKt;
import com.vaadin.flow.component.Component;
import java.util.Objects;
import org.springframework.util.ReflectionUtils;

/** A value that comes from the browser: listeners see it as typed by the person. */
final class ClientSideValue {

    private ClientSideValue() {}

    static void change(Component field, Object value) {
        BasicUtilsKt._expectEditableByUser(field);
        var setter = Objects.requireNonNull(
                ReflectionUtils.findMethod(field.getClass(), "setModelValue", Object.class, boolean.class));
        ReflectionUtils.makeAccessible(setter);
        ReflectionUtils.invokeMethod(setter, field, value, true);
    }
}
