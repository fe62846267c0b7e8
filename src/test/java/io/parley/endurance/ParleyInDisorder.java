package io.parley.endurance;

import io.parley.Application;
import io.parley.realtime.Broadcaster;
import io.parley.support.Disorder;
import java.util.regex.Pattern;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.util.ReflectionUtils;

/** Parley, but its hints are lost, come twice, late and in another order. Says how many it has lost when it ends. */
final class ParleyInDisorder {

    private static final Pattern LOST = Pattern.compile("hints lost=(\\d+)");

    private ParleyInDisorder() {}

    public static void main(String[] args) {
        new SpringApplication(Application.class, Disordered.class).run(args);
    }

    /** How many hints it has lost, by what it printed until it ended. */
    static int lost(String output) {
        return LOST.matcher(output)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }

    /** No component, or other tests would find it. */
    static final class Disordered implements BeanPostProcessor, DisposableBean {

        private final Disorder disorder = new Disorder(42);

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
}
