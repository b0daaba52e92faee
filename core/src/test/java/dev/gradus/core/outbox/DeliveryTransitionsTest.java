package dev.gradus.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveryTransitionsTest {
    private static final Map<DeliveryState, Set<DeliveryTrigger>> LEGAL = Map.of(
            DeliveryState.PENDING, Set.of(DeliveryTrigger.CLAIM),
            DeliveryState.WAITING, Set.of(DeliveryTrigger.CLAIM),
            DeliveryState.DELIVERING,
                    Set.of(
                            DeliveryTrigger.CLAIM,
                            DeliveryTrigger.SUCCEED,
                            DeliveryTrigger.RETRY_LATER,
                            DeliveryTrigger.GIVE_UP),
            DeliveryState.DELIVERED, Set.of(DeliveryTrigger.REDELIVER),
            DeliveryState.DEAD, Set.of(DeliveryTrigger.REDELIVER));

    @Test
    void everyPairOfStateAndTriggerShouldBeLegalOrNotAsWritten() {
        for (DeliveryState state : DeliveryState.values()) {
            for (DeliveryTrigger trigger : DeliveryTrigger.values()) {
                assertThat(DeliveryTransitions.TABLE.allows(state, trigger))
                        .as("%s by %s", state, trigger)
                        .isEqualTo(LEGAL.get(state).contains(trigger));
            }
        }
    }
}
