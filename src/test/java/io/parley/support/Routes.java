package io.parley.support;

import com.github.mvysny.kaributesting.v10.MockRouteAccessDeniedError;
import com.github.mvysny.kaributesting.v10.MockRouteNotFoundError;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Route;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.util.ClassUtils;

/** Finds the views of the application, package-private ones too. */
public final class Routes {

    private static final String ROOT = "io.parley";
    private static final Set<Class<? extends Component>> VIEWS = views();
    private static final Set<Class<? extends HasErrorParameter<?>>> ERROR_VIEWS = errorViews();

    private Routes() {}

    /** Every class with {@code @Route}. */
    public static Set<Class<? extends Component>> routed() {
        return annotated(Route.class).collect(Collectors.toUnmodifiableSet());
    }

    static com.github.mvysny.kaributesting.v10.Routes all() {
        return new com.github.mvysny.kaributesting.v10.Routes(new HashSet<>(VIEWS), new HashSet<>(ERROR_VIEWS), true);
    }

    private static Set<Class<? extends Component>> views() {
        return Stream.concat(annotated(Route.class), annotated(Layout.class)).collect(Collectors.toSet());
    }

    private static Stream<Class<? extends Component>> annotated(Class<? extends Annotation> annotation) {
        return scan(new AnnotationTypeFilter(annotation)).map(view -> view.asSubclass(Component.class));
    }

    /** The application's own, and for what it does not handle one that makes the test fail with an explanation. */
    @SuppressWarnings("unchecked")
    private static Set<Class<? extends HasErrorParameter<?>>> errorViews() {
        var views = scan(new AssignableTypeFilter(HasErrorParameter.class)).collect(Collectors.toSet());
        var handled = views.stream().map(Routes::handledBy).collect(Collectors.toSet());
        Stream.of(MockRouteNotFoundError.class, MockRouteAccessDeniedError.class)
                .filter(fallback -> !handled.contains(handledBy(fallback)))
                .forEach(views::add);
        return views.stream()
                .map(view -> (Class<? extends HasErrorParameter<?>>) view)
                .collect(Collectors.toSet());
    }

    private static Class<?> handledBy(Class<?> errorView) {
        return ResolvableType.forClass(errorView)
                .as(HasErrorParameter.class)
                .getGeneric(0)
                .resolve(Exception.class);
    }

    private static Stream<Class<?>> scan(TypeFilter filter) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(filter);
        return scanner.findCandidateComponents(ROOT).stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), Routes.class.getClassLoader()));
    }
}
