package dev.gradus.core.data;

import dev.gradus.core.data.BindingFault.Code;
import java.util.ArrayList;
import java.util.List;

/** Collects what does not fit while binding goes on; confined to one binding. */
final class Faults {
    private final List<BindingFault> faults = new ArrayList<>();
    private int count;

    void add(String pointer, Code code, String message) {
        count++;
        if (faults.size() < BindingException.MAX_FAULTS) {
            faults.add(new BindingFault(pointer, code, message));
        }
    }

    void wrongType(String pointer, String expected, Document found) {
        add(pointer, Code.WRONG_TYPE, "expected " + expected + ", found " + Contents.describe(found));
    }

    int count() {
        return count;
    }

    void throwIfAny() {
        if (count > 0) {
            throw new BindingException(faults);
        }
    }
}
