package io.parley.support.browser;

import io.parley.support.Ci;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test, with the reason, on a machine without a browser; with {@code CI=true} in the environment it fails. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(NeedsBrowser.Condition.class)
public @interface NeedsBrowser {

    /** Looks for a browser. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return decide(Chromium.find(), Ci.isHere());
        }

        static ConditionEvaluationResult decide(Chromium.Found found, boolean onCi) {
            if (found.browser().isPresent()) {
                return ConditionEvaluationResult.enabled("a browser is here");
            }
            if (onCi) {
                throw new IllegalStateException(found.reason());
            }
            return ConditionEvaluationResult.disabled(found.reason());
        }
    }
}
