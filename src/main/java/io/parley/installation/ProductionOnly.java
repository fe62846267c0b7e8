package io.parley.installation;

import org.springframework.boot.system.ApplicationHome;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Refuses to start the packaged jar with what belongs to a developer's machine alone. */
final class ProductionOnly {

    private ProductionOnly() {}

    /** @throws UnusableSettingException if something of the kind is switched on, or packed into the jar */
    static void check(Environment environment) {
        if (environment.getProperty("spring.h2.console.enabled", Boolean.class, false)) {
            throw new UnusableSettingException(
                    "spring.h2.console.enabled is true, but Parley never opens a console to its database.");
        }
        if (!isPackaged()) {
            return;
        }
        if (!environment.getProperty("vaadin.productionMode", Boolean.class, true)) {
            throw new UnusableSettingException(
                    "vaadin.productionMode is false, but the jar runs in production mode only; use ./mvnw -Pdev.");
        }
        for (var tool : new String[] {
            "org.springframework.boot.devtools.RemoteUrlPropertyExtractor",
            "com.vaadin.base.devserver.DevModeHandlerManagerImpl"
        }) {
            if (ClassUtils.isPresent(tool, null)) {
                throw new UnusableSettingException("The jar holds the development tool " + tool
                        + "; build it with ./mvnw package and no profile.");
            }
        }
    }

    static boolean isPackaged() {
        var source = new ApplicationHome(ProductionOnly.class).getSource();
        return source != null && source.isFile();
    }
}
