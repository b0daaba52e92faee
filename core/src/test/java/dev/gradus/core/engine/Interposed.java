package dev.gradus.core.engine;

import dev.gradus.core.port.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Stores of which one is asked through somebody who may answer otherwise. */
final class Interposed {
    private Interposed() {}

    /** What a method of a store answers. */
    interface Answer {
        Object to(String method, Object[] arguments, Onward onward) throws Throwable;
    }

    /** The store itself, asked the same. */
    interface Onward {
        Object ask() throws Throwable;
    }

    /** The stores, of which the one that this method gives is asked so. */
    static <T> Stores in(Stores stores, Class<T> type, T real, Answer answer) {
        T interposed = proxy(
                type,
                (method, arguments) -> answer.to(method.getName(), arguments, () -> call(real, method, arguments)));
        return proxy(
                Stores.class,
                (method, arguments) -> method.getReturnType() == type ? interposed : call(stores, method, arguments));
    }

    private interface Handler {
        Object handle(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> handler.handle(method, arguments)));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
