package io.parley.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test of views against the whole application, without a browser. Its methods may take a {@link Screens} and a
 * {@link People} as parameters:
 *
 * <pre>{@code
 * @ViewTest
 * class PeopleViewTest {
 *     @Test
 *     void aPersonIsFoundByName(People people, Screens screens) {
 *         people.registered("ben");
 *         var anna = screens.open("people", people.registered("anna"));
 *         anna.type("Search people", "ben");
 *         anna.eventually(() -> assertThat(anna.text()).contains("Ben"));
 *     }
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest
@ExtendWith(TestParameters.class)
public @interface ViewTest {}
