package io.parley;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import io.parley.installation.Carriers;
import io.parley.installation.MoveCommand;
import io.parley.installation.ShutdownDeadline;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Parley: starts the application. Vaadin looks for views where views may be, and for nothing in the rest. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableVaadin({"io.parley.**.ui", "io.parley.shell"})
public class Application {

    public static void main(String[] args) {
        Carriers.set();
        if (MoveCommand.isAskedFor(args)) {
            MoveCommand.run(args);
        } else {
            ShutdownDeadline.set();
            SpringApplication.run(Application.class, args);
        }
    }
}
