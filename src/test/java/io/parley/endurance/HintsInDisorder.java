package io.parley.endurance;

import io.parley.realtime.Broadcaster;
import io.parley.support.Disorder;
import java.util.regex.Pattern;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ReflectionUtils;

/** Added to Parley it lets hints be lost, come twice, late and in another order. Says how many it has lost when it ends. */
final class HintsInDisorder implements BeanPostProcessor, DisposableBean {

    private static final Pattern LOST = Pattern.compile("hints lost=(\\d+)");

    private final Disorder disorder = new Disorder(42);

    /** How many hints were lost, by what Parley printed until it ended. */
    static int lost(String output) {
        return LOST.matcher(output)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof Broadcaster)) {
            return bean;
        }
        var proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice((MethodInterceptor) call -> {
            if (!call.getMethod().getName().equals("publish")) {
                return call.proceed();
            }
            disorder.pass(() -> ReflectionUtils.invokeMethod(call.getMethod(), bean, call.getArguments()));
            return null;
        });
        return proxy.getProxy();
    }

    @Override
    public void destroy() {
        System.out.println("hints lost=" + disorder.lost());
    }
}
