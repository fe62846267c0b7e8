package io.parley;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Route;
import io.parley.account.CurrentUser;
import io.parley.realtime.Broadcaster;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.repository.Repository;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the packages and signatures of Parley promise; every rule here is tried on a class that breaks it. */
final class ArchitectureRules {

    private static final DescribedPredicate<JavaClass> VIEWS =
            describe("views", type -> type.isAnnotatedWith(Route.class) || type.isAnnotatedWith(Layout.class));

    private static final ArchCondition<JavaClass> LIE_IN_A_MARKED_PACKAGE =
            new ArchCondition<>("lie in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            type, marked, "package " + type.getPackageName() + " of " + type.getSimpleName()));
                }
            };

    static final ArchRule ENTITIES_STAY_IN_THEIR_MODULE =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    static final ArchRule ENTITIES_HAVE_NO_SETTERS = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameMatching("set[A-Z].*");

    static final ArchRule REPOSITORIES_STAY_IN_THEIR_MODULE =
            classes().that().areAssignableTo(Repository.class).should().bePackagePrivate();

    static final ArchRule VIEWS_STAY_IN_THEIR_MODULE =
            classes().that(VIEWS).should().bePackagePrivate();

    static final ArchRule VIEWS_ARE_MADE_BY_THE_ROUTER =
            constructors().that().areDeclaredInClassesThat(VIEWS).should().bePackagePrivate();

    static final ArchRule SERVICES_ARE_MADE_BY_THE_CONTAINER = constructors()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Service.class)
            .should()
            .bePackagePrivate()
            .orShould()
            .bePrivate();

    static final ArchRule SERVICES_ARE_TOLD_WHO_ACTS = noClasses()
            .that()
            .areAnnotatedWith(Service.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(CurrentUser.class);

    static final ArchRule SETTINGS_ARE_PRIVATE_RECORDS = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .beRecords()
            .andShould()
            .haveSimpleNameEndingWith("Properties");

    static final ArchRule SETTINGS_ARE_TYPED =
            noClasses().should().dependOnClassesThat().areAssignableTo(Value.class);

    static final ArchRule COMPONENTS_LIE_WHERE_SCREENS_ARE = classes()
            .that()
            .areAssignableTo(Component.class)
            .should()
            .resideInAnyPackage("..ui..", "..shell..", "..uikit..");

    static final ArchRule NO_STATIC_FIELD_HOLDS_A_SCREEN =
            noFields().that().areStatic().should().haveRawType(assignableTo(Component.class));

    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Inject.class)
            .orShould()
            .beAnnotatedWith(Resource.class)
            .orShould()
            .beAnnotatedWith(PersistenceContext.class);

    static final ArchRule A_SCREEN_IS_TAKEN_FROM_THE_COMPONENT = noClasses()
            .that()
            .resideInAnyPackage("..ui..", "..shell..", "..uikit..")
            .should()
            .callMethod(UI.class, "getCurrent");

    static final ArchRule NO_TRANSACTION_ON_A_SCREEN = noClasses()
            .that()
            .areAssignableTo(Component.class)
            .should()
            .beAnnotatedWith(Transactional.class)
            .orShould()
            .beAnnotatedWith(Async.class);

    static final ArchRule NO_TRANSACTION_IN_A_SCREEN = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAssignableTo(Component.class)
            .should()
            .beAnnotatedWith(Transactional.class)
            .orShould()
            .beAnnotatedWith(Async.class);

    static final ArchRule NO_RAW_HTML =
            noClasses().should().dependOnClassesThat().areAssignableTo(Html.class);

    static final ArchRule LOOKS_ARE_IN_STYLE_SHEETS =
            noClasses().should().dependOnClassesThat().areAssignableTo(Style.class);

    static final ArchRule ONLY_A_DELIVERY_PUBLISHES = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Delivery")
            .should()
            .callMethodWhere(describe(
                    "publish through the Broadcaster",
                    call -> call.getTargetOwner().isEquivalentTo(Broadcaster.class)
                            && call.getName().equals("publish")));

    static final ArchRule DELIVERIES_STAY_IN_THEIR_MODULE =
            classes().that().haveSimpleNameEndingWith("Delivery").should().bePackagePrivate();

    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    static final ArchRule PACKAGES_SAY_WHAT_IS_NULLABLE =
            classes().that().areTopLevelClasses().should(LIE_IN_A_MARKED_PACKAGE);

    private ArchitectureRules() {}

    /** Every rule, by its name. */
    static Map<String, ArchRule> all() throws IllegalAccessException {
        var rules = new TreeMap<String, ArchRule>();
        for (var field : ArchitectureRules.class.getDeclaredFields()) {
            if (field.getType() == ArchRule.class) {
                rules.put(field.getName(), (ArchRule) field.get(null));
            }
        }
        return rules;
    }
}
