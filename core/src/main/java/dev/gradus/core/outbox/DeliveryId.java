package dev.gradus.core.outbox;

import java.util.HexFormat;

/**
 * The number of a delivery, unique in an installation.
 *
 * @param value from 1
 */
public record DeliveryId(long value) {
    private static final int PREFIX_DIGITS = 12;

    public DeliveryId {
        if (value < 1) {
            throw new IllegalArgumentException("delivery id must be positive, was " + value);
        }
    }

    /**
     * What receivers know it by, the same at each try: the header {@code webhook-id}.
     *
     * @param installation the installation's 48 bits, so that two installations never give the same id
     */
    public String messageId(long installation) {
        return "msg_" + HexFormat.of().toHexDigits(installation, PREFIX_DIGITS) + "_" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
