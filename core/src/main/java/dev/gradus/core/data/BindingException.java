package dev.gradus.core.data;

import java.util.List;

/**
 * A document does not fit a record. It carries every fault found, up to {@value #MAX_FAULTS}, unknown members of an object first; the
 * pointer of the exception is that of the first one.
 */
public final class BindingException extends DocumentException {
    /** More faults than these are not collected. */
    public static final int MAX_FAULTS = 100;

    private static final int SHOWN = 5;
    private static final long serialVersionUID = 1L;

    // Not serializable, and this exception never is serialized: transient says so to the compiler.
    private final transient List<BindingFault> faults;

    BindingException(List<BindingFault> faults) {
        super(faults.get(0).pointer(), summary(faults));
        this.faults = List.copyOf(faults);
    }

    /** At least one fault. */
    public List<BindingFault> faults() {
        return faults;
    }

    private static String summary(List<BindingFault> faults) {
        var text = new StringBuilder();
        for (BindingFault fault : faults.subList(0, Math.min(SHOWN, faults.size()))) {
            text.append(text.isEmpty() ? "" : "; ");
            text.append(fault.pointer().isEmpty() ? "" : fault.pointer() + ": ").append(fault.message());
        }
        if (faults.size() > SHOWN) {
            text.append("; and ").append(faults.size() - SHOWN).append(" more");
        }
        return text.toString();
    }
}
