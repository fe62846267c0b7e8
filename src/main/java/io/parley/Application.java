package io.parley;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import io.parley.installation.MoveCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Parley: starts the application and describes the page in which every view lives. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Push
@ColorScheme(ColorScheme.Value.SYSTEM)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles/parley.css")
public class Application implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "icons/parley.svg", "any");
        settings.addLink("apple-touch-icon", "icons/parley-180.png");
        settings.addLink("manifest", "manifest.webmanifest");
        settings.addMetaTag("theme-color", "#0f6b5c");
    }

    /**
     * How many virtual threads may run, or be stuck while they load a class, at once. One that waits for a class
     * keeps its carrier; with as few carriers as processors, all of them could wait for one thread that gets none.
     */
    private static final int CARRIERS = 64;

    public static void main(String[] args) {
        var carriers = "jdk.virtualThreadScheduler.parallelism";
        System.setProperty(carriers, System.getProperty(carriers, Integer.toString(CARRIERS)));
        if (MoveCommand.isAskedFor(args)) {
            MoveCommand.run(args);
        } else {
            SpringApplication.run(Application.class, args);
        }
    }
}
