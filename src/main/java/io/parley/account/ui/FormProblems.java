package io.parley.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.shared.HasValidationProperties;
import io.parley.account.AccountProblem;
import io.parley.account.AccountProblem.Field;
import io.parley.account.AccountRefusedException;
import io.parley.account.TooManyAttemptsException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts each problem of a form beside its field, leads to the first, and takes it away when the field changes. */
final class FormProblems {

    private static final int LONGEST_IN_SECONDS = 100;
    private static final int MINUTE = 60;

    private final Component form;
    private final int minPasswordLength;
    private final Map<Field, HasValidationProperties> fields = new LinkedHashMap<>();
    private final Paragraph notice = new Paragraph();

    FormProblems(Component form, int minPasswordLength) {
        this.form = form;
        this.minPasswordLength = minPasswordLength;
        notice.addClassName("parley-form-notice");
        notice.getElement().setAttribute("role", "alert");
        notice.setVisible(false);
    }

    /** Where the form shows what belongs to no field of its own. */
    Paragraph notice() {
        return notice;
    }

    <F extends HasValidationProperties & HasValue<?, ?> & Focusable<?>> void beside(Field problem, F field) {
        fields.put(problem, field);
        field.addValueChangeListener(change -> field.setInvalid(false));
    }

    /** Does what a button asks for; what is refused is shown, and nothing that was typed is lost. */
    void attempt(Runnable act) {
        read(() -> {
            act.run();
            return true;
        });
    }

    /** What the text of a field means; empty, and the problem shown, if it means nothing. */
    <T> Optional<T> read(Supplier<T> meaning) {
        try {
            return Optional.of(meaning.get());
        } catch (AccountRefusedException e) {
            e.problems().forEach(this::show);
            focusTheFirst();
        } catch (TooManyAttemptsException e) {
            var seconds = e.retryAfter().toSeconds() + 1;
            say(
                    seconds < LONGEST_IN_SECONDS
                            ? form.getTranslation("account.tooMany.seconds", seconds)
                            : form.getTranslation("account.tooMany.minutes", seconds / MINUTE + 1));
        }
        return Optional.empty();
    }

    void clear() {
        fields.values().forEach(field -> field.setInvalid(false));
        notice.setVisible(false);
    }

    /** Shows what belongs to no field of its own. */
    void say(String sentence) {
        notice.setText(sentence);
        notice.setVisible(true);
    }

    private void focusTheFirst() {
        fields.values().stream()
                .filter(HasValidationProperties::isInvalid)
                .findFirst()
                .ifPresent(field -> ((Focusable<?>) field).focus());
    }

    private void show(AccountProblem problem) {
        var sentence = form.getTranslation(problem.translationKey(), minPasswordLength);
        var field = fields.get(problem.field());
        if (field == null) {
            say(sentence);
        } else {
            field.setErrorMessage(sentence);
            field.setInvalid(true);
        }
    }
}
