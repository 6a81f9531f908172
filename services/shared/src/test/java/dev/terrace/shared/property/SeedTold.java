package dev.terrace.shared.property;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Says with which seed a test failed. */
final class SeedTold implements InvocationInterceptor {
    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        try {
            test.proceed();
        } catch (Throwable failure) {
            Object seed = call.getArguments().getFirst();
            throw new AssertionError("with -Dseed=%s: %s".formatted(seed, failure.getMessage()), failure);
        }
    }
}
