package io.parley;

import com.vaadin.flow.spring.annotation.EnableVaadin;
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
            ShutdownDeadline.set();
            SpringApplication.run(Application.class, args);
        }
    }
}
